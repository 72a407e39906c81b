package commercegraph.users.app;

import commercegraph.support.seeds.SeedIds;
import commercegraph.users.domain.AuditAction;
import commercegraph.users.domain.AuditEvent;
import commercegraph.users.domain.EmailAddress;
import commercegraph.users.domain.PasswordHasher;
import commercegraph.users.domain.Role;
import commercegraph.users.domain.SeedStore;
import commercegraph.users.domain.SeedStore.Seed;
import commercegraph.users.domain.User;
import commercegraph.users.domain.UserId;
import commercegraph.users.domain.UserStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;

/// The quickstart's users: ids and content the same each time, times relative to the first start.
/// Number 1 is `customer@example.com`, 2 to 5 are support, manager, recommender and admin, the rest
/// are customers who have never signed in.
public final class UsersSeed {

    public static final int USERS = 50;

    private static final int ADMIN = 5;
    private static final Duration BETWEEN = Duration.ofHours(30);
    private static final List<String> STAFF =
            List.of("customer", "support", "manager", "recommender", "admin");
    private static final List<Role> STAFF_ROLES =
            List.of(
                    Role.CUSTOMER,
                    Role.SUPPORT,
                    Role.CATALOG_MANAGER,
                    Role.RECOMMENDER,
                    Role.ADMIN);
    private static final List<String> FIRST_NAMES =
            List.of(
                    "Ada", "Ben", "Chloe", "Deniz", "Elif", "Finn", "Grace", "Hugo", "Ines",
                    "Jonas");
    private static final List<String> LAST_NAMES =
            List.of("Abadi", "Berger", "Costa", "Dubois", "Eriksen");
    private static final List<String> LOCALES =
            List.of("en-GB", "de-DE", "fr-FR", "pt-PT", "da-DK");

    private UsersSeed() {}

    /// Writes them once; called again, it does nothing. `users` is the started subgraph.
    public static void seed(ApplicationContext users, String password, Instant firstStart) {
        var store = users.getBean(SeedStore.class);
        if (store.isSeeded()) return;
        String passwordHash = users.getBean(PasswordHasher.class).hash(password);
        store.seed(
                IntStream.rangeClosed(1, USERS)
                        .mapToObj(number -> seed(number, passwordHash, firstStart))
                        .toList());
    }

    private static Seed seed(int number, String passwordHash, Instant firstStart) {
        Instant createdAt = firstStart.minus(BETWEEN.multipliedBy(USERS + 1L - number));
        boolean staff = number <= STAFF.size();
        String name = name(number);
        String email = (staff ? STAFF.get(number - 1) : mailbox(name)) + "@example.com";
        Role role = staff ? STAFF_ROLES.get(number - 1) : Role.CUSTOMER;
        var user =
                new User(
                        new UserId(SeedIds.user(number)),
                        Optional.of(new EmailAddress(email)),
                        Optional.of(name),
                        Optional.of(LOCALES.get(number % LOCALES.size())),
                        UserStatus.ACTIVE,
                        Set.of(role),
                        1,
                        createdAt,
                        createdAt);
        return new Seed(user, created(user), staff ? Optional.of(passwordHash) : Optional.empty());
    }

    /// Ten first names by five last names: each of the fifty has another.
    private static String name(int number) {
        int index = number - 1;
        String first = FIRST_NAMES.get(index % FIRST_NAMES.size());
        return first + " " + LAST_NAMES.get(index / FIRST_NAMES.size() % LAST_NAMES.size());
    }

    private static String mailbox(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.');
    }

    private static AuditEvent created(User user) {
        String id = "aud_" + user.id().value().substring(UserId.PREFIX.length());
        return new AuditEvent(
                id,
                AuditAction.USER_CREATED,
                Optional.of(new UserId(SeedIds.user(ADMIN))),
                user.id(),
                List.of(
                        new AuditEvent.Change(
                                "status", Optional.empty(), Optional.of(user.status().name()))),
                "seed",
                user.createdAt());
    }
}
