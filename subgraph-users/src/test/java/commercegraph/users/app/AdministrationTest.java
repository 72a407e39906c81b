package commercegraph.users.app;

import static commercegraph.users.app.UsersUnderTest.ADMIN;
import static commercegraph.users.app.UsersUnderTest.ANONYMOUS;
import static commercegraph.users.app.UsersUnderTest.CUSTOMER;
import static commercegraph.users.app.UsersUnderTest.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AdministrationTest {

    private static final String USER =
            " { user { id email displayName locale status roles version } userErrors { code message field } } }";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Test
    void aCreatedUserIsThereWithItsAuditEvent() {
        String email = freshEmail();
        GraphAnswer created =
                mutate(
                        "createUser",
                        "CreateUserInput",
                        Map.of("email", email, "displayName", "Zoë", "roles", List.of("SUPPORT")));
        assertThat(created.errors()).isEmpty();
        String id = created.text("createUser.user.id");
        assertThat(created.at("createUser.user.roles")).isEqualTo(List.of("SUPPORT"));
        assertThat(created.at("createUser.user.version")).isEqualTo(1);
        GraphAnswer audit =
                admin().withHeader("x-correlation-id", "abc")
                        .execute(
                                """
                                query($id: ID!) { user(id: $id) { email auditEvents { nodes {
                                  action actor { id } subject { id } changes { field before after } } } }
                                  auditEvents(filter: {subjectId: $id, actorId: "%s", action: USER_CREATED}) { nodes { id } } }
                                """
                                        .formatted(ADMIN),
                                Map.of("id", id));
        assertThat(audit.text("user.email")).isEqualTo(email);
        assertThat(audit.text("user.auditEvents.nodes[0].actor.id")).isEqualTo(ADMIN);
        assertThat(audit.text("user.auditEvents.nodes[0].subject.id")).isEqualTo(id);
        assertThat(audit.list("user.auditEvents.nodes[0].changes").toString())
                .contains("field=roles, before=null, after=SUPPORT");
        assertThat(audit.list("auditEvents.nodes")).hasSize(1);
    }

    @Test
    void anAddressIsTakenOnce() {
        String email = freshEmail();
        mutate("createUser", "CreateUserInput", Map.of("email", email));
        GraphAnswer again =
                mutate(
                        "createUser",
                        "CreateUserInput",
                        Map.of("email", email.toUpperCase(Locale.ROOT)));
        assertThat(again.at("createUser.user")).isNull();
        assertThat(again.text("createUser.userErrors[0].code")).isEqualTo("EMAIL_TAKEN");
        assertThat(again.at("createUser.userErrors[0].field")).isEqualTo(List.of("email"));
    }

    @Test
    void theSameKeyAndInputGiveTheFirstResultAgain() throws Exception {
        var input =
                Map.<String, Object>of(
                        "email", freshEmail(), "idempotencyKey", "key-" + freshEmail());
        List<Callable<GraphAnswer>> attempts = new ArrayList<>();
        for (int i = 0; i < 8; i++)
            attempts.add(() -> mutate("createUser", "CreateUserInput", input));
        var ids = new ArrayList<String>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<GraphAnswer> answer : executor.invokeAll(attempts))
                ids.add(answer.get().text("createUser.user.id"));
        }
        assertThat(ids).hasSize(8).containsOnly(ids.getFirst()).doesNotContain("null");
        var other = new HashMap<>(input);
        other.put("email", freshEmail());
        assertThat(
                        mutate("createUser", "CreateUserInput", other)
                                .text("createUser.userErrors[0].code"))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aKeyBelongsToTheMutation() {
        String id = create();
        var role =
                Map.<String, Object>of(
                        "userId", id, "role", "SUPPORT", "idempotencyKey", "k-" + id);
        assertThat(mutate("assignRole", "RoleInput", role).at("assignRole.user.version"))
                .isEqualTo(2);
        assertThat(mutate("assignRole", "RoleInput", role).at("assignRole.user.version"))
                .isEqualTo(2);
        assertThat(mutate("removeRole", "RoleInput", role).at("removeRole.user.version"))
                .isEqualTo(3);
        assertThat(mutate("assignRole", "RoleInput", role).at("assignRole.user.roles"))
                .isEqualTo(List.of("CUSTOMER"));
    }

    @Test
    void rolesComeAndGo() {
        String id = create();
        var input = Map.<String, Object>of("userId", id, "role", "RECOMMENDER");
        assertThat(mutate("assignRole", "RoleInput", input).at("assignRole.user.roles"))
                .isEqualTo(List.of("CUSTOMER", "RECOMMENDER"));
        GraphAnswer twice = mutate("assignRole", "RoleInput", input);
        assertThat(twice.at("assignRole.user.version")).isEqualTo(2);
        mutate("removeRole", "RoleInput", input);
        GraphAnswer none =
                mutate("removeRole", "RoleInput", Map.of("userId", id, "role", "CUSTOMER"));
        assertThat(none.at("removeRole.user.roles")).isEqualTo(List.of());
    }

    @Test
    void concurrentRolesAreAllThereInTheEnd() throws Exception {
        String id = create();
        List<Callable<GraphAnswer>> attempts = new ArrayList<>();
        for (String role : List.of("SUPPORT", "RECOMMENDER", "CATALOG_MANAGER"))
            attempts.add(
                    () -> mutate("assignRole", "RoleInput", Map.of("userId", id, "role", role)));
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<GraphAnswer> answer : executor.invokeAll(attempts))
                assertThat(answer.get().list("assignRole.userErrors")).isEmpty();
        }
        GraphAnswer user =
                admin().execute(
                                "query($id: ID!) { user(id: $id) { roles version } }",
                                Map.of("id", id));
        assertThat(user.list("user.roles")).hasSize(4);
        assertThat(user.at("user.version")).isEqualTo(4);
    }

    @Test
    void anUpdateKeepsWhatIsAbsentAndClearsWhatIsNull() {
        String id = create();
        mutate(
                "updateUser",
                "UpdateUserInput",
                Map.of("id", id, "displayName", "New", "locale", "de-DE"));
        var input = new HashMap<String, Object>(Map.of("id", id, "version", 2));
        input.put("locale", null);
        GraphAnswer cleared = mutate("updateUser", "UpdateUserInput", input);
        assertThat(cleared.text("updateUser.user.displayName")).isEqualTo("New");
        assertThat(cleared.at("updateUser.user.locale")).isNull();
        GraphAnswer outdated = mutate("updateUser", "UpdateUserInput", input);
        assertThat(outdated.text("updateUser.userErrors[0].code")).isEqualTo("CONFLICT");
    }

    @Test
    void peopleChangeThemselvesAndNobodyElse() {
        SubgraphTestClient customer = signedIn("customer");
        String document = "mutation($input: UpdateUserInput!) { updateUser(input: $input)" + USER;
        GraphAnswer own =
                customer.execute(
                        document, Map.of("input", Map.of("id", CUSTOMER, "locale", "en-US")));
        assertThat(own.text("updateUser.user.locale")).isEqualTo("en-US");
        GraphAnswer other =
                customer.execute(document, Map.of("input", Map.of("id", ADMIN, "locale", "en-US")));
        assertThat(other.errorCodes()).containsExactly("FORBIDDEN");
        assertThat(other.at("updateUser")).isNull();
    }

    @Test
    void aDeletedUserIsErasedAndStaysSo() {
        String email = freshEmail();
        String id =
                mutate("createUser", "CreateUserInput", Map.of("email", email))
                        .text("createUser.user.id");
        GraphAnswer deleted =
                mutate(
                        "changeUserStatus",
                        "ChangeUserStatusInput",
                        Map.of("id", id, "status", "DELETED", "reason", "asked to"));
        assertThat(deleted.text("changeUserStatus.user.status")).isEqualTo("DELETED");
        assertThat(deleted.at("changeUserStatus.user.email")).isNull();
        assertThat(
                        mutate(
                                        "changeUserStatus",
                                        "ChangeUserStatusInput",
                                        Map.of("id", id, "status", "ACTIVE"))
                                .text("changeUserStatus.userErrors[0].code"))
                .isEqualTo("CONFLICT");
        assertThat(
                        mutate("createUser", "CreateUserInput", Map.of("email", email))
                                .at("createUser.user"))
                .isNotNull();
    }

    @Test
    void theLastAdminStaysOne() {
        GraphAnswer answer =
                mutate("removeRole", "RoleInput", Map.of("userId", ADMIN, "role", "ADMIN"));
        assertThat(answer.text("removeRole.userErrors[0].code")).isEqualTo("CONFLICT");
        assertThat(answer.text("removeRole.userErrors[0].message"))
                .isEqualTo("Nobody else is an admin");
    }

    @Test
    void deletionErasesPersonalValuesInTheAuditTrailAsWell() {
        String email = freshEmail();
        String id =
                mutate(
                                "createUser",
                                "CreateUserInput",
                                Map.of("email", email, "displayName", "Zo\u00eb Zabel"))
                        .text("createUser.user.id");
        mutate("updateUser", "UpdateUserInput", Map.of("id", id, "displayName", "Zed Zabel"));
        mutate(
                "changeUserStatus",
                "ChangeUserStatusInput",
                Map.of("id", id, "status", "DELETED", "reason", "Zed Zabel asked for it"));
        GraphAnswer audit =
                admin().execute(
                                "query($id: ID!) { auditEvents(filter: {subjectId: $id}) { nodes { action changes { field before after } } } }",
                                Map.of("id", id));
        assertThat(audit.list("auditEvents.nodes")).hasSize(3);
        assertThat(audit.body().toString())
                .doesNotContain("Zabel", email)
                .contains("displayName", "after=DELETED");
    }

    @Test
    void nobodyChangesTheirOwnStatus() {
        assertThat(
                        mutate(
                                        "changeUserStatus",
                                        "ChangeUserStatusInput",
                                        Map.of("id", ADMIN, "status", "DISABLED"))
                                .text("changeUserStatus.userErrors[0].code"))
                .isEqualTo("CONFLICT");
    }

    static Stream<Arguments> brokenInputs() {
        return Stream.of(
                Arguments.of(
                        "assignRole",
                        "RoleInput",
                        Map.of("userId", "usr_" + "x".repeat(5000), "role", "ADMIN"),
                        "NOT_FOUND",
                        "userId"),
                Arguments.of(
                        "createUser",
                        "CreateUserInput",
                        Map.of("email", "nonsense"),
                        "INVALID",
                        "email"),
                Arguments.of(
                        "createUser",
                        "CreateUserInput",
                        Map.of("email", "a@b..c"),
                        "INVALID",
                        "email"),
                Arguments.of(
                        "createUser",
                        "CreateUserInput",
                        Map.of("email", "x".repeat(250) + "@b.c"),
                        "INVALID",
                        "email"),
                Arguments.of(
                        "createUser",
                        "CreateUserInput",
                        Map.of("email", "a@b.c", "displayName", " "),
                        "INVALID",
                        "displayName"),
                Arguments.of(
                        "createUser",
                        "CreateUserInput",
                        Map.of("email", "a@b.c", "displayName", "x".repeat(101)),
                        "INVALID",
                        "displayName"),
                Arguments.of(
                        "createUser",
                        "CreateUserInput",
                        Map.of("email", "a@b.c", "displayName", "a\u0000b"),
                        "INVALID",
                        "displayName"),
                Arguments.of(
                        "createUser",
                        "CreateUserInput",
                        Map.of("email", "a@b.c", "locale", "english!"),
                        "INVALID",
                        "locale"),
                Arguments.of(
                        "createUser",
                        "CreateUserInput",
                        Map.of("email", "a@b.c", "idempotencyKey", ""),
                        "INVALID",
                        "idempotencyKey"),
                Arguments.of(
                        "assignRole",
                        "RoleInput",
                        Map.of("userId", "usr_nobody", "role", "ADMIN"),
                        "NOT_FOUND",
                        "userId"),
                Arguments.of(
                        "updateUser",
                        "UpdateUserInput",
                        Map.of("id", "", "locale", "de"),
                        "NOT_FOUND",
                        "id"),
                Arguments.of(
                        "changeUserStatus",
                        "ChangeUserStatusInput",
                        Map.of("id", CUSTOMER, "status", "ACTIVE", "reason", "x".repeat(501)),
                        "INVALID",
                        "reason"));
    }

    @ParameterizedTest
    @MethodSource("brokenInputs")
    void aBrokenInputIsToldByItsField(
            String mutation, String type, Map<String, Object> input, String code, String field) {
        GraphAnswer answer = mutate(mutation, type, input);
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.text(mutation + ".userErrors[0].code")).isEqualTo(code);
        assertThat(answer.at(mutation + ".userErrors[0].field")).isEqualTo(List.of(field));
    }

    @Test
    void changesNeedTheirScopes() {
        String create =
                "mutation { createUser(input: {email: \"a@b.c\"}) { userErrors { code } } }";
        assertThat(ANONYMOUS.execute(create).errorCodes()).containsExactly("UNAUTHENTICATED");
        assertThat(signedIn("support").execute(create).errorCodes()).containsExactly("FORBIDDEN");
        String assign =
                "mutation { assignRole(input: {userId: \""
                        + CUSTOMER
                        + "\", role: ADMIN}) { userErrors { code } } }";
        assertThat(signedIn("customer").execute(assign).errorCodes()).containsExactly("FORBIDDEN");
        assertThat(signedIn("customer").execute("{ auditEvents { nodes { id } } }").errorCodes())
                .containsExactly("FORBIDDEN");
        assertThat(signedIn("support").execute("{ auditEvents { nodes { id } } }").errors())
                .isEmpty();
    }

    private static String create() {
        return mutate("createUser", "CreateUserInput", Map.of("email", freshEmail()))
                .text("createUser.user.id");
    }

    private static GraphAnswer mutate(String mutation, String type, Map<String, Object> input) {
        String document =
                "mutation($input: " + type + "!) { " + mutation + "(input: $input)" + USER;
        return admin().execute(document, Map.of("input", input));
    }

    private static SubgraphTestClient admin() {
        return signedIn("admin");
    }

    private static String freshEmail() {
        return "person" + COUNT.incrementAndGet() + "@example.org";
    }
}
