package commercegraph.users.persistence;

import commercegraph.users.domain.Role;
import commercegraph.users.domain.User;
import commercegraph.users.domain.UserFilter;
import commercegraph.users.domain.UserId;
import commercegraph.users.domain.UserStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The lists in which users can be found: everyone, those of a status, those with a role, and by
/// address. Each is spread over a few index partitions, none of which gets hot. For status and
/// roles a user has small items of their own that name the list and the user and nothing else; they
/// are written in the transaction of each change.
final class Listings {

    static final String EVERYONE = "users";
    static final String ADDRESSES = "addresses";

    private static final int SHARDS = 4;

    private Listings() {}

    static List<String> partitions(String list) {
        return IntStream.range(0, SHARDS).mapToObj(shard -> list + "#" + shard).toList();
    }

    /// The partition of the list in which this user is.
    static String list(String list, UserId user) {
        return list + "#" + Math.floorMod(user.value().hashCode(), SHARDS);
    }

    static String of(UserStatus status) {
        return "status#" + status;
    }

    static String of(Role role) {
        return "role#" + role;
    }

    /// The list that leaves the fewest to look at. Empty without a filter, and for a prefix, which
    /// has a list in another order.
    static Optional<String> leading(UserFilter filter) {
        Optional<String> rare =
                filter.status().filter(status -> status != UserStatus.ACTIVE).map(Listings::of);
        Optional<String> role = filter.role().map(Listings::of);
        return rare.or(() -> role).or(() -> filter.status().map(Listings::of));
    }

    static List<Item> items(User user) {
        return Stream.concat(
                        Stream.of(status(user)),
                        user.roles().stream().map(role -> role(user.id(), role)))
                .toList();
    }

    /// What a change moves from one list to another.
    static List<TransactWriteItem> writes(UsersTable table, Optional<User> before, User after) {
        var writes = new ArrayList<TransactWriteItem>();
        if (before.filter(user -> user.status() == after.status()).isEmpty())
            writes.add(table.putIf(status(after), "", Map.of()));
        for (Role role : Role.values()) {
            boolean had = before.filter(user -> user.roles().contains(role)).isPresent();
            boolean has = after.roles().contains(role);
            if (has && !had) writes.add(table.putIf(role(after.id(), role), "", Map.of()));
            if (had && !has) writes.add(table.deleted(roleKey(after.id(), role)));
        }
        return writes;
    }

    private static Item status(User user) {
        return listed(key(user.id(), "LISTED#STATUS"), of(user.status()), user.id());
    }

    private static Item role(UserId user, Role role) {
        return listed(roleKey(user, role), of(role), user);
    }

    private static Item listed(Item.Key key, String list, UserId user) {
        return Item.at(key)
                .with(TableLayout.LIST, list(list, user))
                .with(TableLayout.ID, user.value())
                .with(UserItems.USER_ID, user.value());
    }

    private static Item.Key roleKey(UserId user, Role role) {
        return key(user, "LISTED#ROLE#" + role);
    }

    private static Item.Key key(UserId user, String sort) {
        return new Item.Key(UserItems.profile(user).partition(), sort);
    }
}
