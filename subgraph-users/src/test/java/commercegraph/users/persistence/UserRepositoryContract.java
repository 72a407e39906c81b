package commercegraph.users.persistence;

import static commercegraph.users.domain.UserRepository.Stored.EMAIL_TAKEN;
import static commercegraph.users.domain.UserRepository.Stored.KEPT;
import static commercegraph.users.domain.UserRepository.Stored.KEY_USED;
import static commercegraph.users.domain.UserRepository.Stored.OUTDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import commercegraph.users.domain.AuditFilter;
import commercegraph.users.domain.Origin.IdempotencyKey;
import commercegraph.users.domain.Outbox.Queue;
import commercegraph.users.domain.Outbox.Waiting;
import commercegraph.users.domain.PageWanted;
import commercegraph.users.domain.Role;
import commercegraph.users.domain.Slice;
import commercegraph.users.domain.User;
import commercegraph.users.domain.UserChange;
import commercegraph.users.domain.UserFilter;
import commercegraph.users.domain.UserId;
import commercegraph.users.domain.UserRepository.Stored;
import commercegraph.users.domain.UserRepository.Used;
import commercegraph.users.domain.UserStatus;
import commercegraph.users.domain.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is promised of users in a table, whichever store it is in.
abstract class UserRepositoryContract {

    private static final Clock CLOCK = Clock.fixed(Users.NOW, ZoneOffset.UTC);
    private static final UserFilter ALL =
            new UserFilter(Optional.empty(), Optional.empty(), Optional.empty());

    private final UsersTable table = fresh();
    private final DynamoDbUserRepository users = on(table);
    private final DynamoDbAuditTrail audit = new DynamoDbAuditTrail(table, CLOCK);

    /// An empty table.
    abstract UsersTable fresh();

    /// Whether transactions at the same time keep out of each other's way.
    abstract boolean isolates();

    /// More users than a page looks at, where the store is quick enough for so many.
    abstract int many();

    private static DynamoDbUserRepository on(UsersTable table) {
        return new DynamoDbUserRepository(table, new TableUpgrade(table), CLOCK, false);
    }

    @Test
    void keepsWholeUsersWithTheirEvents() {
        User user = Users.user("usr_1", "Ada@Example.com");
        UserChange creation = Users.creation(user);
        assertThat(users.store(creation)).isEqualTo(KEPT);
        assertThat(users.find(user.id())).contains(user);
        assertThat(users.find(new UserId("usr_absent"))).isEmpty();
        assertThat(
                        audit.list(AuditFilter.of(user.id()), new PageWanted(10, Optional.empty()))
                                .items())
                .containsExactly(creation.event());
    }

    @Test
    void givesAnAddressToOneOnly() {
        assertThat(users.store(Users.creation(Users.user("usr_1", "a@example.com"))))
                .isEqualTo(KEPT);
        assertThat(users.store(Users.creation(Users.user("usr_2", "A@EXAMPLE.com"))))
                .isEqualTo(EMAIL_TAKEN);
        assertThat(users.find(new UserId("usr_2"))).isEmpty();
        assertThat(
                        audit.list(
                                        AuditFilter.of(new UserId("usr_2")),
                                        new PageWanted(10, Optional.empty()))
                                .items())
                .isEmpty();
    }

    @Test
    void givesAnAddressToOneOfManyAtOnce() throws Exception {
        assumeTrue(isolates(), "this store lets transactions run into each other");
        List<Callable<Stored>> attempts = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            var creation = Users.creation(Users.user("usr_" + i, "same@example.com"));
            attempts.add(() -> users.store(creation));
        }
        var outcomes = new ArrayList<Stored>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Stored> outcome : executor.invokeAll(attempts)) outcomes.add(outcome.get());
        }
        assertThat(outcomes).containsOnly(KEPT, EMAIL_TAKEN).containsOnlyOnce(KEPT);
    }

    @Test
    void refusesALostUpdate() {
        User user = Users.user("usr_1", "a@example.com");
        users.store(Users.creation(user));
        var one = Users.change(user, user.withRole(Role.ADMIN), "aud_1");
        var other = Users.change(user, user.withRole(Role.SUPPORT), "aud_2");
        assertThat(users.store(one)).isEqualTo(KEPT);
        assertThat(users.store(other)).isEqualTo(OUTDATED);
        assertThat(users.find(user.id())).contains(one.after());
    }

    @Test
    void deletionFreesTheAddressAndErases() {
        User user = Users.user("usr_1", "a@example.com");
        users.store(Users.creation(user));
        var deletion = Users.change(user, user.withStatus(UserStatus.DELETED), "aud_1");
        assertThat(users.store(deletion)).isEqualTo(KEPT);
        assertThat(users.find(user.id()).flatMap(User::email)).isEmpty();
        assertThat(users.store(Users.creation(Users.user("usr_2", "a@example.com"))))
                .isEqualTo(KEPT);
    }

    @Test
    void anIdempotencyKeyIsUsedOnceWithinItsLifetime() {
        var key = new IdempotencyKey("usr_actor#createUser", "k1", "hash");
        User user = Users.user("usr_1", "a@example.com");
        assertThat(users.used(key)).isEmpty();
        assertThat(users.store(withKey(Users.creation(user), key))).isEqualTo(KEPT);
        assertThat(users.used(key)).contains(new Used(user.id(), "hash"));
        assertThat(users.store(withKey(Users.creation(Users.user("usr_2", "a@example.com")), key)))
                .isEqualTo(KEY_USED);
        assertThat(users.remember(key, user.id())).isFalse();
        var tomorrow = Clock.offset(CLOCK, Duration.ofHours(25));
        var later = new DynamoDbUserRepository(table, new TableUpgrade(table), tomorrow, false);
        assertThat(later.used(key)).isEmpty();
        assertThat(later.remember(key, user.id())).isTrue();
    }

    @Test
    void findsMoreThanOneBatchHolds() {
        List<User> created =
                IntStream.range(0, 230)
                        .mapToObj(i -> Users.user("usr_" + i, i + "@example.com"))
                        .toList();
        put(created);
        Set<UserId> wanted = new HashSet<>(created.stream().map(User::id).toList());
        wanted.add(new UserId("usr_absent"));
        assertThat(users.findAll(wanted)).containsExactlyInAnyOrderElementsOf(created);
        assertThat(users.findAll(Set.of())).isEmpty();
    }

    @Test
    void pagesNewestFirstWithoutGapOrRepeat() {
        List<User> created =
                IntStream.range(0, 57)
                        .mapToObj(i -> Users.user("usr_%03d".formatted(i), i + "@example.com"))
                        .toList();
        put(created);
        List<List<User>> pages = pages(ALL, 10, () -> {});
        List<User> seen = pages.stream().flatMap(List::stream).toList();
        assertThat(pages).hasSize(6);
        assertThat(seen).containsExactlyElementsOf(created.reversed());
    }

    @Test
    void filters() {
        User admin = Users.user("usr_3", "Zoe@example.com").withRole(Role.ADMIN);
        User disabled = Users.user("usr_2", "zack@example.com").withStatus(UserStatus.DISABLED);
        User plain = Users.user("usr_1", "ann@example.com");
        put(List.of(admin, disabled, plain));
        var page = new PageWanted(10, Optional.empty());
        var byRole = new UserFilter(Optional.empty(), Optional.of(Role.ADMIN), Optional.empty());
        var byStatus =
                new UserFilter(
                        Optional.of(UserStatus.DISABLED), Optional.empty(), Optional.empty());
        var byPrefix = new UserFilter(Optional.empty(), Optional.empty(), Optional.of("Z"));
        assertThat(users.list(byRole, page).items()).containsExactly(admin);
        assertThat(users.list(byStatus, page).items()).containsExactly(disabled);
        assertThat(users.list(byPrefix, page).items()).containsExactly(disabled, admin);
        assertThat(users.list(byPrefix, new PageWanted(1, Optional.empty())).hasNext()).isTrue();
    }

    @Test
    void twoAdminsWhoRemoveEachOtherAtOnceLeaveOne() throws Exception {
        assumeTrue(isolates(), "this store lets transactions run into each other");
        for (int round = 0; round < 8; round++) {
            var fresh = on(fresh());
            User one = Users.user("usr_1", "a@example.com").withRole(Role.ADMIN);
            User other = Users.user("usr_2", "b@example.com").withRole(Role.ADMIN);
            fresh.store(Users.creation(one));
            fresh.store(Users.creation(other));
            List<Callable<Stored>> removals =
                    List.of(
                            () ->
                                    fresh.store(
                                            Users.change(
                                                    one, one.withoutRole(Role.ADMIN), "aud_a")),
                            () ->
                                    fresh.store(
                                            Users.change(
                                                    other,
                                                    other.withStatus(UserStatus.DISABLED),
                                                    "aud_b")));
            var outcomes = new ArrayList<Stored>();
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Stored> outcome : executor.invokeAll(removals))
                    outcomes.add(outcome.get());
            }
            assertThat(outcomes).containsExactlyInAnyOrder(KEPT, Stored.LAST_ADMIN);
        }
    }

    @Test
    void aChangeLeavesItsMessagesAndEachGoesOnce() {
        var outbox = new DynamoDbOutbox(table, CLOCK);
        User user = Users.user("usr_1", "a@example.com");
        users.store(Users.creation(user));
        users.store(Users.change(user, user.withStatus(UserStatus.DELETED), "aud_1"));
        users.store(Users.creation(Users.user("usr_2", "a@example.com")));
        users.store(Users.creation(Users.user("usr_3", "A@example.com")));
        assertThat(outbox.waiting(Queue.EVENTS, 10)).hasSize(3);
        assertThat(outbox.waiting(Queue.EVENTS, 2)).hasSize(2);
        assertThat(outbox.waiting(Queue.REVOCATIONS, 10)).hasSize(1);
        var erasures = outbox.waiting(Queue.ERASURES, 10);
        assertThat(erasures).hasSize(1);
        outbox.done(erasures.stream().map(Waiting::ticket).toList());
        assertThat(outbox.waiting(Queue.ERASURES, 10)).isEmpty();
    }

    @Test
    void oneHolderDeliversAtATime() {
        var outbox = new DynamoDbOutbox(table, CLOCK);
        var later = new DynamoDbOutbox(table, Clock.offset(CLOCK, Duration.ofSeconds(15)));
        assertThat(outbox.lease("a", Duration.ofSeconds(15))).isTrue();
        assertThat(outbox.lease("a", Duration.ofSeconds(15))).isTrue();
        assertThat(outbox.lease("b", Duration.ofSeconds(15))).isFalse();
        assertThat(later.lease("b", Duration.ofSeconds(15))).isTrue();
    }

    static Stream<Arguments> filtersAndWhom() {
        Predicate<User> isAdmin = user -> user.roles().contains(Role.ADMIN);
        Predicate<User> isDisabled = user -> user.status() == UserStatus.DISABLED;
        Predicate<User> isA =
                user -> user.email().filter(email -> email.unique().startsWith("a1")).isPresent();
        return Stream.of(
                Arguments.of(filter(null, Role.ADMIN, null), isAdmin),
                Arguments.of(filter(UserStatus.DISABLED, null, null), isDisabled),
                Arguments.of(filter(null, null, "A1"), isA),
                Arguments.of(
                        filter(UserStatus.DISABLED, Role.ADMIN, null), isAdmin.and(isDisabled)),
                Arguments.of(filter(null, Role.ADMIN, "a1"), isAdmin.and(isA)),
                Arguments.of(filter(UserStatus.ACTIVE, Role.CUSTOMER, ""), isDisabled.negate()));
    }

    /// Users come and change while somebody turns the pages: of those who stay as they are nobody
    /// is missing and nobody comes twice.
    @ParameterizedTest
    @MethodSource("filtersAndWhom")
    void pagesOfAFilterAreStableWhileUsersChange(UserFilter filter, Predicate<User> wanted) {
        List<User> created = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            User user =
                    Users.user("usr_%04d".formatted(i), "a%d-%d@example.com".formatted(i % 3, i));
            if (i % 4 == 0) user = user.withRole(Role.ADMIN);
            if (i % 5 == 0) user = user.withStatus(UserStatus.DISABLED);
            created.add(user);
        }
        put(created);
        var number = new AtomicInteger(1000);
        Set<UserId> changed = new HashSet<>();
        Runnable meanwhile =
                () -> {
                    int next = number.incrementAndGet();
                    users.store(
                            Users.creation(
                                    Users.user("usr_" + next, "a1-" + next + "@example.com")
                                            .withRole(Role.ADMIN)));
                    User one = created.get(next % 120);
                    if (changed.add(one.id()))
                        users.store(
                                Users.change(
                                        one,
                                        one.withRole(Role.SUPPORT)
                                                .withoutRole(Role.ADMIN)
                                                .withStatus(UserStatus.DELETED),
                                        "aud_c" + next));
                };
        List<UserId> seen =
                pages(filter, 7, meanwhile).stream().flatMap(List::stream).map(User::id).toList();
        assertThat(seen).doesNotHaveDuplicates();
        List<UserId> expected =
                created.stream()
                        .filter(wanted)
                        .map(User::id)
                        .filter(id -> !changed.contains(id))
                        .toList();
        assertThat(seen).containsAll(expected);
        Set<UserId> others =
                new HashSet<>(created.stream().filter(wanted.negate()).map(User::id).toList());
        assertThat(seen).doesNotContainAnyElementsOf(others);
    }

    @Test
    void aFilterReadsWhatItServesAndNotEveryone() {
        List<User> created =
                IntStream.range(0, many())
                        .mapToObj(
                                i -> Users.user("usr_%05d".formatted(i), "u" + i + "@example.com"))
                        .toList();
        put(created);
        User oldest = created.getFirst();
        users.store(Users.change(oldest, oldest.withRole(Role.SUPPORT), "aud_1"));
        var page = new PageWanted(5, Optional.empty());
        for (UserFilter filter :
                List.of(filter(null, Role.SUPPORT, null), filter(null, null, "U0@"))) {
            Slice<User> slice = users.list(filter, page);
            assertThat(slice.items()).extracting(User::id).containsExactly(oldest.id());
            assertThat(slice.hasNext()).isFalse();
        }
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        put(List.of(Users.user("usr_1", "ann@example.com")));
        for (String cursor :
                List.of(
                        "usr_1",
                        "",
                        "x".repeat(900),
                        "an" + Character.toString(Character.MAX_CODE_POINT) + "z"))
            assertThatThrownBy(
                            () ->
                                    users.list(
                                            filter(null, null, "ann"),
                                            new PageWanted(5, Optional.of(cursor))))
                    .hasMessage("`after` is not a cursor of this list");
        assertThat(
                        users.list(
                                        filter(null, null, "x".repeat(4_000)),
                                        new PageWanted(5, Optional.empty()))
                                .items())
                .isEmpty();
    }

    @Test
    void aTableOfBeforeIsBroughtAlong() {
        List<User> created = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            User user = Users.user("usr_%04d".formatted(i), "u" + i + "@example.com");
            created.add(i % 50 == 0 ? user.withRole(Role.ADMIN) : user);
        }
        UsersTable old = fresh();
        old.delete(new Item.Key("UPGRADE#lists", "DONE"));
        old.delete(new Item.Key("COUNT#admins", "COUNT"));
        old.putAll(created.stream().map(UserItems::profile).toList());
        for (User user : created)
            old.put(
                    Item.at(UserItems.address(user.email().orElseThrow()))
                            .with(UserItems.USER_ID, user.id().value()));
        var upgrade = new TableUpgrade(old);
        var repository = new DynamoDbUserRepository(old, upgrade, CLOCK, false);
        var admins = filter(null, Role.ADMIN, null);
        var page = new PageWanted(10, Optional.empty());
        assertThat(repository.list(admins, page).items()).hasSize(3);
        User one = created.getFirst();
        var demotion = Users.change(one, one.withoutRole(Role.ADMIN), "aud_1");
        assertThat(repository.store(demotion)).isEqualTo(Stored.LAST_ADMIN);

        upgrade.run();

        assertThat(upgrade.isListed()).isTrue();
        assertThat(repository.list(admins, page).items()).hasSize(3);
        assertThat(repository.list(filter(null, null, "u77@"), page).items())
                .containsExactly(created.get(77));
        assertThat(repository.store(demotion)).isEqualTo(KEPT);
        User second = created.get(50);
        User third = created.get(100);
        assertThat(repository.store(Users.change(second, second.withoutRole(Role.ADMIN), "aud_2")))
                .isEqualTo(KEPT);
        assertThat(repository.store(Users.change(third, third.withoutRole(Role.ADMIN), "aud_3")))
                .isEqualTo(Stored.LAST_ADMIN);
    }

    @Test
    void adminsAreCountedAgainIfOneComesMeanwhile() {
        UsersTable old = fresh();
        old.delete(new Item.Key("COUNT#admins", "COUNT"));
        var repository = on(old);
        User first = Users.user("usr_1", "a@example.com").withRole(Role.ADMIN);
        boolean derived =
                AdminCount.derive(
                        old,
                        () -> {
                            repository.store(Users.creation(first));
                            return 0;
                        });
        assertThat(derived).isFalse();
        assertThat(AdminCount.isKnown(old)).isFalse();
        assertThat(AdminCount.derive(old, () -> 1)).isTrue();
        assertThat(repository.store(Users.change(first, first.withoutRole(Role.ADMIN), "aud_1")))
                .isEqualTo(Stored.LAST_ADMIN);
    }

    private void put(List<User> created) {
        var items = new ArrayList<Item>();
        for (User user : created) {
            items.add(UserItems.profile(user));
            items.addAll(Listings.items(user));
            user.email().ifPresent(email -> items.add(UserItems.address(email, user.id())));
        }
        table.putAll(items);
        table.put(AdminCount.of(created));
    }

    /// All pages of so many, with something happening after each.
    private List<List<User>> pages(UserFilter filter, int first, Runnable meanwhile) {
        var pages = new ArrayList<List<User>>();
        Optional<String> after = Optional.empty();
        boolean more = true;
        while (more) {
            Slice<User> slice = users.list(filter, new PageWanted(first, after));
            pages.add(slice.items());
            after = slice.end();
            more = slice.hasNext();
            meanwhile.run();
        }
        return pages;
    }

    private static UserFilter filter(
            @Nullable UserStatus status, @Nullable Role role, @Nullable String prefix) {
        return new UserFilter(
                Optional.ofNullable(status),
                Optional.ofNullable(role),
                Optional.ofNullable(prefix));
    }

    private static UserChange withKey(UserChange change, IdempotencyKey key) {
        return new UserChange(change.before(), change.after(), change.event(), Optional.of(key));
    }
}
