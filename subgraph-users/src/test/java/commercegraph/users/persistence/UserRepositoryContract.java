package commercegraph.users.persistence;

import static commercegraph.users.domain.UserRepository.Stored.EMAIL_TAKEN;
import static commercegraph.users.domain.UserRepository.Stored.KEPT;
import static commercegraph.users.domain.UserRepository.Stored.KEY_USED;
import static commercegraph.users.domain.UserRepository.Stored.OUTDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import commercegraph.users.domain.AuditFilter;
import commercegraph.users.domain.Origin.IdempotencyKey;
import commercegraph.users.domain.Outbox.Queue;
import commercegraph.users.domain.Outbox.Waiting;
import commercegraph.users.domain.PageWanted;
import commercegraph.users.domain.Role;
import commercegraph.users.domain.User;
import commercegraph.users.domain.UserChange;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is promised of users in a table, whichever store it is in.
abstract class UserRepositoryContract {

    private static final Clock CLOCK = Clock.fixed(Users.NOW, ZoneOffset.UTC);

    private final UsersTable table = fresh();
    private final DynamoDbUserRepository users = on(table);
    private final DynamoDbAuditTrail audit = new DynamoDbAuditTrail(table, CLOCK);

    /// An empty table.
    abstract UsersTable fresh();

    /// Whether transactions at the same time keep out of each other's way.
    abstract boolean isolates();

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
        TestTable.put(table, created);
        Set<UserId> wanted = new HashSet<>(created.stream().map(User::id).toList());
        wanted.add(new UserId("usr_absent"));
        assertThat(users.findAll(wanted)).containsExactlyInAnyOrderElementsOf(created);
        assertThat(users.findAll(Set.of())).isEmpty();
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

    private static UserChange withKey(UserChange change, IdempotencyKey key) {
        return new UserChange(change.before(), change.after(), change.event(), Optional.of(key));
    }
}
