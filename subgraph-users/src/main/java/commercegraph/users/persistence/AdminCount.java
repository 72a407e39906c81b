package commercegraph.users.persistence;

import commercegraph.users.domain.Role;
import commercegraph.users.domain.User;
import commercegraph.users.domain.UserChange;
import commercegraph.users.domain.UserStatus;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// How many active admins there are: written in the transaction of each change to one, so that two
/// who remove each other at once do not both succeed.
final class AdminCount {

    private static final Item.Key KEY = new Item.Key("COUNT#admins", "COUNT");
    private static final String ADMINS = "admins";

    private AdminCount() {}

    static Item of(Collection<User> users) {
        return Item.at(KEY).with(ADMINS, users.stream().filter(AdminCount::isActive).count());
    }

    /// Empty where the number stays. The condition keeps the last one.
    static Optional<TransactWriteItem> write(UsersTable table, UserChange change) {
        boolean before = change.before().filter(AdminCount::isActive).isPresent();
        boolean after = isActive(change.after());
        if (before == after) return Optional.empty();
        AttributeValue one = AttributeValue.fromN("1");
        AttributeValue lessOne = AttributeValue.fromN("-1");
        return Optional.of(
                after
                        ? table.updated(KEY, "add admins :step", Map.of(":step", one))
                        : table.updatedIf(
                                KEY,
                                "add admins :step",
                                "admins > :one",
                                Map.of(":step", lessOne, ":one", one)));
    }

    private static boolean isActive(User user) {
        return user.status() == UserStatus.ACTIVE && user.roles().contains(Role.ADMIN);
    }
}
