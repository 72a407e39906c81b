package commercegraph.users.app;

import static commercegraph.users.app.UsersUnderTest.ADMIN;
import static commercegraph.users.app.UsersUnderTest.ANONYMOUS;
import static commercegraph.users.app.UsersUnderTest.CUSTOMER;
import static commercegraph.users.app.UsersUnderTest.SUPPORT;
import static commercegraph.users.app.UsersUnderTest.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.support.paging.Cursor;
import commercegraph.support.seeds.SeedIds;
import commercegraph.support.testing.GraphAnswer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UsersTest {

    private static final String ENTITIES =
            """
            query($r: [_Any!]!) { _entities(representations: $r) { ... on User {
              id status roles email displayName } } }
            """;

    @Test
    void oneselfAndUsersReadSeeAUserOthersDoNot() {
        String query = "query($id: ID!) { user(id: $id) { id email locale } }";
        assertThat(signedIn("customer").execute(query, Map.of("id", CUSTOMER)).text("user.email"))
                .isEqualTo("customer@example.com");
        assertThat(signedIn("support").execute(query, Map.of("id", CUSTOMER)).text("user.email"))
                .isEqualTo("customer@example.com");
        GraphAnswer other = signedIn("customer").execute(query, Map.of("id", SUPPORT));
        assertThat(other.at("user")).isNull();
        assertThat(other.errorCodes()).containsExactly("FORBIDDEN");
        assertThat(ANONYMOUS.execute(query, Map.of("id", CUSTOMER)).errorCodes())
                .containsExactly("UNAUTHENTICATED");
        assertThat(ANONYMOUS.execute("{ me { id } }").errorCodes())
                .containsExactly("UNAUTHENTICATED");
        GraphAnswer unknown = signedIn("support").execute(query, Map.of("id", "usr_nobody"));
        assertThat(unknown.at("user")).isNull();
        assertThat(unknown.errors()).isEmpty();
    }

    @Test
    void entitiesShowIdStatusAndRolesToAllAndTheRestToOneself() {
        var representations =
                Map.of(
                        "r",
                        List.of(reference(CUSTOMER), reference("usr_nobody"), reference(SUPPORT)));
        GraphAnswer anonymous = ANONYMOUS.execute(ENTITIES, representations);
        assertThat(anonymous.at("_entities[0].roles")).isEqualTo(List.of("CUSTOMER"));
        assertThat(anonymous.at("_entities[0].email")).isNull();
        assertThat(anonymous.at("_entities[1]")).isNull();
        assertThat(anonymous.errorCodes()).hasSize(4).containsOnly("UNAUTHENTICATED");

        GraphAnswer own = signedIn("customer").execute(ENTITIES, representations);
        assertThat(own.text("_entities[0].email")).isEqualTo("customer@example.com");
        assertThat(own.at("_entities[2].email")).isNull();
        assertThat(own.errorCodes()).hasSize(2).containsOnly("FORBIDDEN");
        assertThat(signedIn("support").execute(ENTITIES, representations).errors()).isEmpty();
    }

    @Test
    void aRepresentationsOwnFieldsDecideNothing() {
        var forged =
                Map.of(
                        "__typename",
                        "User",
                        "id",
                        SUPPORT,
                        "email",
                        "x",
                        "roles",
                        List.of("ADMIN"));
        GraphAnswer answer = signedIn("customer").execute(ENTITIES, Map.of("r", List.of(forged)));
        assertThat(answer.at("_entities[0].email")).isNull();
        assertThat(answer.at("_entities[0].roles")).isEqualTo(List.of("SUPPORT"));
    }

    @Test
    void joinsManyUsersInOrder() {
        List<Map<String, String>> many =
                IntStream.range(0, 500).mapToObj(i -> reference(SeedIds.user(1 + i % 50))).toList();
        GraphAnswer answer =
                ANONYMOUS.execute(
                        "query($r: [_Any!]!) { _entities(representations: $r) { ... on User { id } } }",
                        Map.of("r", many));
        assertThat(answer.list("_entities"))
                .isEqualTo(many.stream().map(r -> Map.of("id", r.get("id"))).toList());
    }

    @Test
    void usersPageNewestFirst() {
        String query =
                """
                query($after: String) { users(first: 20, after: $after, filter: {emailPrefix: "", status: ACTIVE}) {
                  nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }
                """;
        var ids = new ArrayList<String>();
        Map<String, Object> variables = new HashMap<>();
        boolean more = true;
        while (more) {
            GraphAnswer page = signedIn("support").execute(query, variables);
            assertThat(page.errors()).isEmpty();
            page.list("users.nodes")
                    .forEach(node -> ids.add(String.valueOf(((Map<?, ?>) node).get("id"))));
            variables.put("after", page.text("users.pageInfo.endCursor"));
            more = Boolean.TRUE.equals(page.at("users.pageInfo.hasNextPage"));
        }
        assertThat(ids).isSortedAccordingTo(Collections.reverseOrder()).doesNotHaveDuplicates();
        assertThat(ids).containsAll(IntStream.rangeClosed(1, 50).mapToObj(SeedIds::user).toList());
    }

    @Test
    void usersAreForUsersReadAndWithinBounds() {
        assertThat(signedIn("customer").execute("{ users { nodes { id } } }").errorCodes())
                .containsExactly("FORBIDDEN");
        assertThat(ANONYMOUS.execute("{ users { nodes { id } } }").errorCodes())
                .containsExactly("UNAUTHENTICATED");
        assertThat(
                        signedIn("support")
                                .execute("{ users(first: 101) { nodes { id } } }")
                                .errorCodes())
                .containsExactly("BAD_USER_INPUT");
        assertThat(
                        signedIn("support")
                                .execute("{ users(after: \"?\") { nodes { id } } }")
                                .errorCodes())
                .containsExactly("BAD_USER_INPUT");
        for (String position : List.of("", "x".repeat(1400)))
            assertThat(
                            signedIn("support")
                                    .execute(
                                            "query($after: String) { users(after: $after) { nodes { id } } }",
                                            Map.of("after", Cursor.encode(position)))
                                    .errorCodes())
                    .containsExactly("BAD_USER_INPUT");
        assertThat(
                        signedIn("support")
                                .execute("{ users(filter: {role: ADMIN}) { nodes { id } } }")
                                .list("users.nodes")
                                .toString())
                .contains(ADMIN);
    }

    @Test
    void seedsAreTheSameEachTime() {
        GraphAnswer answer =
                signedIn("support")
                        .execute(
                                "query($id: ID!) { user(id: $id) { email displayName locale version auditEvents { nodes { action actor { id } subject { id } } } } }",
                                Map.of("id", SeedIds.user(50)));
        assertThat(answer.text("user.email")).isEqualTo("jonas.eriksen@example.com");
        assertThat(answer.text("user.auditEvents.nodes[0].action")).isEqualTo("USER_CREATED");
        assertThat(answer.text("user.auditEvents.nodes[0].actor.id")).isEqualTo(ADMIN);
    }

    private static Map<String, String> reference(String id) {
        return Map.of("__typename", "User", "id", id);
    }
}
