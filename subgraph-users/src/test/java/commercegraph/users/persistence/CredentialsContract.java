package commercegraph.users.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import commercegraph.users.domain.AuditEvent;
import commercegraph.users.domain.CredentialStore.AtAddress;
import commercegraph.users.domain.CredentialStore.Bound;
import commercegraph.users.domain.CredentialStore.Failures;
import commercegraph.users.domain.CredentialStore.OpenSignUp;
import commercegraph.users.domain.CredentialStore.ResetCode;
import commercegraph.users.domain.EmailAddress;
import commercegraph.users.domain.FollowUps.FollowUp;
import commercegraph.users.domain.Role;
import commercegraph.users.domain.SessionStore.Session;
import commercegraph.users.domain.SignUp;
import commercegraph.users.domain.User;
import commercegraph.users.domain.UserId;
import commercegraph.users.domain.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What is promised of sign-ups, codes, counts, sessions and follow-ups, whichever store they are
/// in.
abstract class CredentialsContract {

    private static final Instant NOW = Users.NOW;
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final EmailAddress EMAIL = new EmailAddress("Ada@example.com");
    private static final User ADA = Users.user("usr_ada", EMAIL.value());

    private final UsersTable table = fresh();
    private final DynamoDbCredentialStore credentials = new DynamoDbCredentialStore(table, CLOCK);
    private final DynamoDbSessionStore sessions = new DynamoDbSessionStore(table);

    /// An empty table.
    abstract UsersTable fresh();

    /// Whether transactions at the same time keep out of each other's way.
    abstract boolean isolates();

    @Test
    void keepsTheLatestSignUpsOfAnAddress() {
        for (int i = 1; i <= 5; i++) {
            List<OpenSignUp> former = credentials.find(EMAIL).signUps();
            assertThat(credentials.keepSignUp(signUp(i), former, event(i), Optional.empty()))
                    .isTrue();
        }
        assertThat(credentials.find(EMAIL).signUps())
                .containsExactly(signUp(5), signUp(4), signUp(3));
        var afterTwoDays = Clock.offset(CLOCK, Duration.ofDays(2));
        assertThat(new DynamoDbCredentialStore(table, afterTwoDays).find(EMAIL).signUps())
                .isEmpty();
    }

    @Test
    void keepsNothingThatAnybodyFindsWhereThereIsNothingToKeep() {
        AtAddress before = credentials.find(EMAIL);
        credentials.keepNoSignUp(signUp(1).signUp(), Optional.empty());
        credentials.renewCode(EMAIL, Optional.empty());
        credentials.keepReset(EMAIL, Optional.empty(), new ResetCode("hash", NOW.plusSeconds(60)));
        assertThat(credentials.find(EMAIL)).isEqualTo(before);
    }

    @Test
    void countsFailuresOneAfterTheOther() {
        var one = new Failures(1, Instant.EPOCH);
        var two = new Failures(2, NOW.plusSeconds(1));
        assertThat(credentials.count(EMAIL, Failures.NONE, one)).isTrue();
        assertThat(credentials.count(EMAIL, Failures.NONE, one)).isFalse();
        assertThat(credentials.count(EMAIL, one, two)).isTrue();
        assertThat(credentials.find(EMAIL).failures()).isEqualTo(two);
        credentials.clearFailures(EMAIL);
        assertThat(credentials.find(EMAIL).failures()).isEqualTo(Failures.NONE);
    }

    @Test
    void givesSoManyWithinABoundAndAnewAfterAnHour() {
        for (int i = 0; i < Bound.RESET_MAILS.timesMax(); i++)
            assertThat(credentials.take(EMAIL, Bound.RESET_MAILS)).isTrue();
        assertThat(credentials.take(EMAIL, Bound.RESET_MAILS)).isFalse();
        assertThat(credentials.take(EMAIL, Bound.CONFIRM_MAILS)).isTrue();
        var later = new DynamoDbCredentialStore(table, Clock.offset(CLOCK, Duration.ofHours(1)));
        assertThat(later.take(EMAIL, Bound.RESET_MAILS)).isTrue();
        credentials.forget(EMAIL, Bound.RESET_MAILS);
        assertThat(credentials.take(EMAIL, Bound.RESET_MAILS)).isTrue();
    }

    @Test
    void aResetCodeSetsOnePasswordAndEndsTheSessions() {
        users(false).store(Users.creation(ADA));
        var code = new ResetCode("code", NOW.plusSeconds(60));
        credentials.keepReset(EMAIL, Optional.of(ADA.id()), code);
        assertThat(credentials.resetPassword(EMAIL, ADA, code, "first", event(1))).isTrue();
        assertThat(credentials.resetPassword(EMAIL, ADA, code, "second", event(2))).isFalse();
        AtAddress found = credentials.find(EMAIL);
        assertThat(found.passwordHash()).contains("first");
        assertThat(found.reset()).isEmpty();
        assertThat(found.tokensNotBefore()).isAfter(NOW);
    }

    @Test
    void aPasswordThatTheProviderHasSetEndsTheSessions() {
        users(false).store(Users.creation(ADA));
        credentials.count(EMAIL, Failures.NONE, new Failures(1, Instant.EPOCH));
        credentials.passwordSet(EMAIL, ADA.id(), event(1));
        AtAddress found = credentials.find(EMAIL);
        assertThat(found.failures()).isEqualTo(Failures.NONE);
        assertThat(found.tokensNotBefore()).isAfter(NOW);
        assertThat(sessions.notBefore(ADA.id()).sessions()).isEqualTo(NOW);
    }

    @Test
    void aTokenTurnsIntoTheNextOnceAndASecondUseEndsTheFamily() {
        sessions.keep(session("a"));
        assertThat(sessions.find("a", NOW)).contains(session("a"));
        assertThat(sessions.find("a", session("a").expiresAt())).isEmpty();
        assertThat(sessions.rotate(session("a"), session("b"))).isTrue();
        assertThat(sessions.find("b", NOW)).contains(session("b"));
        assertThat(sessions.find("a", NOW)).isEmpty();
        assertThat(sessions.find("b", NOW)).isEmpty();
        assertThat(sessions.rotate(session("b"), session("c"))).isFalse();
    }

    @Test
    void ofManyWhoTurnATokenAtOnceOneSucceedsAtMost() throws Exception {
        assumeTrue(isolates(), "this store lets transactions run into each other");
        sessions.keep(session("a"));
        Callable<Boolean> turn = () -> sessions.rotate(session("a"), session("b" + Math.random()));
        var won = new ArrayList<Boolean>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> one : executor.invokeAll(Collections.nCopies(8, turn)))
                won.add(one.get());
        }
        assertThat(won.stream().filter(it -> it)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aFollowUpWaitsUntilItsLatestVersionIsReached() {
        var followUps = new DynamoDbFollowUps(table);
        users(false).store(Users.creation(Users.user("usr_ben", "ben@example.com")));
        assertThat(followUps.waiting(10)).isEmpty();
        users(true).store(Users.creation(ADA));
        users(true).store(Users.change(ADA, ADA.withRole(Role.SUPPORT), "aud_2"));
        assertThat(followUps.waiting(10)).containsExactly(new FollowUp(ADA.id(), 2));
        followUps.done(new FollowUp(ADA.id(), 1));
        assertThat(followUps.waiting(10)).hasSize(1);
        followUps.done(new FollowUp(ADA.id(), 2));
        assertThat(followUps.waiting(10)).isEmpty();
    }

    private DynamoDbUserRepository users(boolean followed) {
        return new DynamoDbUserRepository(table, new TableUpgrade(table), CLOCK, followed);
    }

    private static Session session(String tokenHash) {
        return new Session(
                tokenHash, "family", ADA.id(), NOW, NOW.plus(Duration.ofDays(30)), "sealed");
    }

    private static OpenSignUp signUp(int number) {
        var signUp =
                new SignUp(
                        new UserId("usr_" + number),
                        EMAIL,
                        Optional.of("Ada"),
                        Optional.empty(),
                        NOW);
        return new OpenSignUp(signUp, "password", "code", NOW.plus(Duration.ofHours(24)));
    }

    private static AuditEvent event(int number) {
        return Users.event("aud_c" + number, ADA, NOW);
    }
}
