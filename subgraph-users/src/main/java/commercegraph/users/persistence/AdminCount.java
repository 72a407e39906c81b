package commercegraph.users.persistence;

import commercegraph.users.domain.Role;
import commercegraph.users.domain.User;
import commercegraph.users.domain.UserChange;
import commercegraph.users.domain.UserStatus;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// How many active admins there are: written in the transaction of each change to one, so that two
/// who remove each other at once do not both succeed.
final class AdminCount {

    private static final Item.Key KEY = new Item.Key("COUNT#admins", "COUNT");
    private static final String ADMINS = "admins";
    private static final String CHANGES = "changes";

    /// There when the number is known, and not merely what has changed since the count is kept.
    private static final String KNOWN = "known";

    private AdminCount() {}

    static Item of(Collection<User> users) {
        return of(users.stream().filter(AdminCount::isActive).count(), 0);
    }

    private static Item of(long admins, long changes) {
        return Item.at(KEY).with(ADMINS, admins).with(CHANGES, changes).with(KNOWN, true);
    }

    /// Nobody yet, in a table that has just been made.
    static void begin(UsersTable table) {
        table.transact(List.of(table.putIf(of(0, 0), UsersTable.ABSENT, Map.of())));
    }

    static boolean isKnown(UsersTable table) {
        return table.get(KEY).filter(item -> item.flag(KNOWN)).isPresent();
    }

    /// Sets the number to what `count` finds, unless some admin changes meanwhile: then false.
    /// Until it is known, nobody stops being an admin.
    static boolean derive(UsersTable table, LongSupplier count) {
        long changes =
                table.get(KEY)
                        .filter(item -> item.find(CHANGES).isPresent())
                        .map(item -> item.number(CHANGES))
                        .orElse(0L);
        Item item = of(count.getAsLong(), changes);
        return table.put(
                item,
                changes == 0
                        ? "attribute_not_exists(changes) or changes = :changes"
                        : "changes = :changes",
                Map.of(":changes", AttributeValue.fromN("" + changes)));
    }

    /// Empty where the number stays. The condition keeps the last one.
    static Optional<TransactWriteItem> write(UsersTable table, UserChange change) {
        boolean before = change.before().filter(AdminCount::isActive).isPresent();
        boolean after = isActive(change.after());
        if (before == after) return Optional.empty();
        AttributeValue one = AttributeValue.fromN("1");
        AttributeValue lessOne = AttributeValue.fromN("-1");
        AttributeValue yes = AttributeValue.fromBool(true);
        return Optional.of(
                after
                        ? table.updated(
                                KEY,
                                "add admins :step, changes :one",
                                Map.of(":step", one, ":one", one))
                        : table.updatedIf(
                                KEY,
                                "add admins :step, changes :one",
                                "admins > :one and known = :yes",
                                Map.of(":step", lessOne, ":one", one, ":yes", yes)));
    }

    static boolean isActive(User user) {
        return user.status() == UserStatus.ACTIVE && user.roles().contains(Role.ADMIN);
    }
}
