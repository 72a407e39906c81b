package commercegraph.users.app;

import static commercegraph.users.app.AccountCalls.PASSWORD;
import static commercegraph.users.app.AccountCalls.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.stores.SharedStores;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import commercegraph.support.testing.UnreliableStore;
import commercegraph.support.testing.UnreliableStore.Mishap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// What a subgraph asks its store for, and what it does when the store does not answer.
class SameWorkTest {

    private static final UnreliableStore STORE =
            UnreliableStore.before(SharedStores.dynamoDb().endpoint());
    private static final ConfigurableApplicationContext SUBGRAPH =
            UsersUnderTest.start(
                    Map.of(
                            "commercegraph.dynamodb.endpoint",
                            STORE.endpoint(),
                            "commercegraph.events.every",
                            "1h"));
    private static final TestClock CLOCK = SUBGRAPH.getBean(TestClock.class);
    private static final AccountCalls PERSON =
            new AccountCalls(SubgraphTestClient.of(SUBGRAPH).at(CLOCK));

    private static final Duration LOCKED = Duration.ofSeconds(128);

    @AfterEach
    void recover() {
        STORE.recover();
    }

    @AfterAll
    static void stop() {
        SUBGRAPH.close();
        STORE.close();
    }

    @Test
    void anAddressWithoutAnAccountCostsWhatOneWithAnAccountCosts() {
        String known = freshEmail();
        PERSON.account(known);
        String unknown = freshEmail();
        assertThat(asked(() -> PERSON.signIn(unknown, "wrong")))
                .isEqualTo(asked(() -> PERSON.signIn(known, "wrong")));
        // The first mail to an address within the hour begins its count: both have had one.
        PERSON.signUp(unknown, PASSWORD);
        assertThat(asked(() -> PERSON.signUp(unknown, PASSWORD)))
                .isEqualTo(asked(() -> PERSON.signUp(known, PASSWORD)));
        String pending = freshEmail();
        PERSON.signUp(pending, PASSWORD);
        String nobodys = freshEmail();
        PERSON.resend(nobodys);
        assertThat(asked(() -> PERSON.resend(nobodys)))
                .isEqualTo(asked(() -> PERSON.resend(pending)))
                .isNotEmpty();
        assertThat(asked(() -> PERSON.requestReset(nobodys)))
                .isEqualTo(asked(() -> PERSON.requestReset(known)));
        assertThat(asked(() -> PERSON.reset(nobodys, "000000", PASSWORD)))
                .isEqualTo(asked(() -> PERSON.reset(known, "000000", PASSWORD)));
    }

    @Test
    void aLockedAddressCostsWhatAWrongPasswordCosts() {
        String email = freshEmail();
        PERSON.account(email);
        List<String> right = asked(() -> PERSON.signIn(email, PASSWORD));
        PERSON.signIn(email, "wrong");
        List<String> wrong = asked(() -> PERSON.signIn(email, "wrong"));
        lock(email);
        assertThat(asked(() -> PERSON.signIn(email, PASSWORD))).isEqualTo(wrong);
        CLOCK.advance(LOCKED);
        assertThat(asked(() -> PERSON.signIn(email, PASSWORD))).isEqualTo(right);
    }

    /// For so long that no machine is slow enough to see it open again by itself.
    private static void lock(String email) {
        for (int i = 2; i < 5; i++) PERSON.signIn(email, "wrong");
        for (Duration lock = Duration.ofSeconds(1);
                lock.compareTo(LOCKED) < 0;
                lock = lock.multipliedBy(2)) {
            CLOCK.advance(lock);
            PERSON.signIn(email, "wrong");
        }
    }

    @Test
    void anAbsentStoreIsUnavailable() {
        String email = freshEmail();
        STORE.plan(_ -> Mishap.LOST_BEFORE);
        assertThat(PERSON.signIn(email, PASSWORD).errorCodes()).containsExactly("UNAVAILABLE");
        assertThat(PERSON.signUp(email, PASSWORD).errorCodes()).containsExactly("UNAVAILABLE");
        assertThat(PERSON.mails(email)).isEmpty();
    }

    /// The transaction never comes: nothing of the change is there, neither event nor address.
    @Test
    void aChangeThatIsRefusedOrLostLeavesNothing() {
        String email = freshEmail();
        String id = PERSON.account(email);
        SubgraphTestClient admin =
                PERSON.client()
                        .withToken(
                                PERSON.signIn("admin@example.com", UsersUnderTest.PASSWORD)
                                        .text("signIn.tokens.accessToken"));
        for (Mishap mishap : List.of(Mishap.THROTTLED, Mishap.LOST_BEFORE)) {
            STORE.plan(operation -> operation.equals("TransactWriteItems") ? mishap : Mishap.NONE);
            String other = freshEmail();
            assertThat(create(admin, other).errorCodes()).containsExactly("UNAVAILABLE");
            GraphAnswer disabled =
                    admin.execute(
                            "mutation($id: ID!) { changeUserStatus(input: {id: $id, status: DISABLED}) { user { id } } }",
                            Map.of("id", id));
            assertThat(disabled.errorCodes()).containsExactly("UNAVAILABLE");
            STORE.recover();
            GraphAnswer user =
                    admin.execute(
                            "query($id: ID!, $p: String) { user(id: $id) { status version auditEvents { nodes { action } } } users(filter: {emailPrefix: $p}) { nodes { id } } }",
                            Map.of("id", id, "p", other));
            assertThat(user.at("user.status")).isEqualTo("ACTIVE");
            assertThat(user.at("user.version")).isEqualTo(1);
            assertThat(user.list("user.auditEvents.nodes")).hasSize(2);
            assertThat(user.list("users.nodes")).isEmpty();
            assertThat(create(admin, other).at("createUser.user.id")).isNotNull();
        }
    }

    private static GraphAnswer create(SubgraphTestClient admin, String email) {
        return admin.execute(
                "mutation($e: EmailAddress!) { createUser(input: {email: $e}) { user { id } } }",
                Map.of("e", email));
    }

    @Test
    void anAnswerThatIsLostDoesNothingTwice() {
        var calls = new AtomicInteger();
        String email = freshEmail();
        STORE.plan(
                operation ->
                        operation.equals("TransactWriteItems") && calls.getAndIncrement() == 0
                                ? Mishap.LOST_AFTER
                                : Mishap.NONE);
        GraphAnswer answer = PERSON.signUp(email, PASSWORD);
        assertThat(answer.errors()).isEmpty();
        assertThat(calls.get()).isGreaterThan(1);
        assertThat(PERSON.confirm(email, PERSON.code(email)).at("confirmSignUp.user")).isNotNull();
    }

    @Test
    void aThrottledStoreIsAskedAgain() {
        String email = freshEmail();
        var calls = new AtomicInteger();
        STORE.plan(_ -> calls.getAndIncrement() % 2 == 0 ? Mishap.THROTTLED : Mishap.NONE);
        assertThat(PERSON.signUp(email, PASSWORD).errors()).isEmpty();
        assertThat(PERSON.confirm(email, PERSON.code(email)).at("confirmSignUp.user")).isNotNull();
    }

    /// The names of what the store is asked for, in order.
    private static List<String> asked(Runnable call) {
        var operations = new CopyOnWriteArrayList<String>();
        STORE.plan(
                operation -> {
                    operations.add(operation);
                    return Mishap.NONE;
                });
        call.run();
        STORE.recover();
        return operations;
    }
}
