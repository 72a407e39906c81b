package commercegraph.users.persistence;

import commercegraph.users.domain.EmailAddress;
import commercegraph.users.domain.Role;
import commercegraph.users.domain.SessionStore.NotBefore;
import commercegraph.users.domain.User;
import commercegraph.users.domain.UserId;
import commercegraph.users.domain.UserStatus;
import java.util.Optional;
import java.util.stream.Collectors;

/// How users, their addresses and their passwords stand in the table.
final class UserItems {

    static final String PROFILE = "PROFILE";
    static final String CREDENTIALS = "CREDENTIALS";
    static final String SESSIONS = "SESSIONS";
    static final String VERSION = "version";
    static final String USER_ID = "userId";
    static final String PASSWORD_HASH = "passwordHash";

    private UserItems() {}

    static Item.Key profile(UserId id) {
        return new Item.Key("USER#" + id.value(), PROFILE);
    }

    static Item.Key credentials(UserId id) {
        return new Item.Key("USER#" + id.value(), CREDENTIALS);
    }

    static Item.Key sessions(UserId id) {
        return new Item.Key("USER#" + id.value(), SESSIONS);
    }

    static NotBefore notBefore(Optional<Item> sessions) {
        return sessions.map(SessionItems::notBefore).orElse(NotBefore.NONE);
    }

    static Item.Key address(EmailAddress email) {
        return AddressItems.key(email, AddressItems.ADDRESS);
    }

    static Item profile(User user) {
        return Item.at(profile(user.id()))
                .with(TableLayout.LIST, Listings.list(Listings.EVERYONE, user.id()))
                .with(TableLayout.ID, user.id().value())
                .with("email", user.email().map(EmailAddress::value))
                .with("displayName", user.displayName())
                .with("locale", user.locale())
                .with("status", user.status().name())
                .with("roles", user.roles().stream().map(Role::name).toList())
                .with(VERSION, user.version())
                .with("createdAt", user.createdAt())
                .with("updatedAt", user.updatedAt());
    }

    static Item address(EmailAddress email, UserId id) {
        return Item.at(address(email))
                .with(USER_ID, id.value())
                .with(TableLayout.LIST, Listings.list(Listings.ADDRESSES, id))
                .with(TableLayout.ID, email.unique());
    }

    static Item credentials(UserId id, String passwordHash) {
        return Item.at(credentials(id)).with(PASSWORD_HASH, passwordHash);
    }

    static User user(Item item) {
        return new User(
                new UserId(item.text(TableLayout.ID)),
                item.findText("email").map(EmailAddress::new),
                item.findText("displayName"),
                item.findText("locale"),
                UserStatus.valueOf(item.text("status")),
                item.texts("roles").stream().map(Role::valueOf).collect(Collectors.toSet()),
                Math.toIntExact(item.number(VERSION)),
                item.time("createdAt"),
                item.time("updatedAt"));
    }
}
