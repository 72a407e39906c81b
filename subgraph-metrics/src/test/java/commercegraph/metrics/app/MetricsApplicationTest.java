package commercegraph.metrics.app;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import commercegraph.support.testing.TestIdentity;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Over real HTTP on real stores, called as the router calls.
class MetricsApplicationTest {

    private static final TestIdentity IDENTITY = MetricsUnderTest.IDENTITY;
    private static final SubgraphTestClient ANYONE =
            SubgraphTestClient.of(MetricsUnderTest.CONTEXT);
    private static final SubgraphTestClient SENDER = ANYONE.withCallerKey("all");
    private static final SubgraphTestClient RECOMMENDER =
            ANYONE.withToken(IDENTITY.token("usr_recommender", "RECOMMENDER"));

    private static final String RECORD =
            """
            mutation($input: RecordInteractionsInput!) { recordInteractions(input: $input) {
              recordedCount duplicateCount rejectedCount userErrors { code }
              results { eventId outcome interactionId error { code message field } } } }""";

    private static final String USER =
            """
            query($r: [_Any!]!) { _entities(representations: $r) { ... on User { id
              metrics { userId likeCount sharesCount positiveCommentCount lastUpdated
                chartData { pieChart { category value percentage } } }
              interactions(first: 2) { nodes { eventId userId } edges { cursor }
                pageInfo { hasNextPage endCursor } }
              metadata } } }""";

    private static final String ENTITIES =
            "query($r: [_Any!]!) { _entities(representations: $r) { %s } }";

    private static Map<String, Object> event(String type, @Nullable String user, Object... more) {
        Map<String, Object> event = new HashMap<>();
        event.put("eventId", UUID.randomUUID().toString());
        event.put("type", type);
        if (user != null) event.put("userId", user);
        event.put("occurredAt", Instant.now().toString());
        for (int index = 0; index < more.length; index += 2)
            event.put((String) more[index], more[index + 1]);
        return event;
    }

    private static GraphAnswer record(List<Map<String, Object>> events) {
        return SENDER.execute(RECORD, Map.of("input", Map.of("events", events)));
    }

    private static GraphAnswer user(SubgraphTestClient client, String id) {
        return client.execute(USER, Map.of("r", List.of(Map.of("__typename", "User", "id", id))));
    }

    private static SubgraphTestClient signedIn(String user) {
        return ANYONE.withToken(IDENTITY.token(user, "CUSTOMER"));
    }

    @Test
    void whatIsRecordedShowsInMetricsAndLists() {
        String user = "usr_shopper";
        List<Map<String, Object>> events =
                List.of(
                        event("LIKE", user, "productId", "prd_a"),
                        event("SHARE", user, "productId", "prd_b"),
                        event("COMMENT", user, "productId", "prd_a", "sentiment", "POSITIVE"),
                        event("LIKE", user, "productId", "prd_unknown"),
                        event("VIEW", user, "productId", "prd_a"),
                        event("RATING", user, "productId", "prd_a", "value", 4.5),
                        event("RATING", user, "productId", "prd_a", "value", 6));
        GraphAnswer recorded = record(events);
        assertThat(recorded.errors()).isEmpty();
        assertThat(recorded.at("recordInteractions.recordedCount")).isEqualTo(6);
        assertThat(recorded.at("recordInteractions.rejectedCount")).isEqualTo(1);
        assertThat(recorded.at("recordInteractions.results[6].error.field"))
                .isEqualTo(List.of("value"));
        assertThat(recorded.at("recordInteractions.results[6].error.code")).isEqualTo("INVALID");

        GraphAnswer again = record(events.subList(0, 6));
        assertThat(again.at("recordInteractions.duplicateCount")).isEqualTo(6);
        assertThat(again.at("recordInteractions.results[0].interactionId"))
                .isEqualTo(recorded.at("recordInteractions.results[0].interactionId"));

        GraphAnswer seen = user(signedIn(user), user);
        assertThat(seen.errors()).isEmpty();
        assertThat(seen.at("_entities[0].metrics.likeCount")).isEqualTo(2);
        assertThat(seen.at("_entities[0].metrics.sharesCount")).isEqualTo(1);
        assertThat(seen.at("_entities[0].metrics.positiveCommentCount")).isEqualTo(1);
        assertThat(seen.list("_entities[0].metrics.chartData.pieChart"))
                .isEqualTo(
                        List.of(
                                Map.of("category", "Top a", "value", 2, "percentage", 50.0),
                                Map.of("category", "Top b", "value", 1, "percentage", 25.0),
                                Map.of(
                                        "category",
                                        "uncategorized",
                                        "value",
                                        1,
                                        "percentage",
                                        25.0)));
        assertThat(seen.list("_entities[0].interactions.nodes")).hasSize(2);
        assertThat(seen.at("_entities[0].interactions.pageInfo.hasNextPage")).isEqualTo(true);

        GraphAnswer product =
                ANYONE.execute(
                        ENTITIES.formatted(
                                "... on Product { metrics {"
                                        + " viewCount likeCount positiveCommentCount averageRating } }"),
                        Map.of("r", List.of(Map.of("__typename", "Product", "id", "prd_a"))));
        assertThat(product.at("_entities[0].metrics"))
                .isEqualTo(
                        Map.of(
                                "viewCount", 1,
                                "likeCount", 1,
                                "positiveCommentCount", 1,
                                "averageRating", 4.5));
    }

    /// Fresh events are seen at once, though the metrics were cached a moment ago.
    @Test
    void cachedMetricsGiveWayToFreshEvents() {
        String user = "usr_busy";
        for (int likes = 1; likes <= 3; likes++) {
            record(List.of(event("LIKE", user)));
            assertThat(user(signedIn(user), user).at("_entities[0].metrics.likeCount"))
                    .isEqualTo(likes);
        }
    }

    @Test
    void recordsThoughTheCatalogDoesNotAnswer() {
        MetricsUnderTest.CATALOG.down(true);
        try {
            String user = "usr_lonely";
            assertThat(
                            record(List.of(event("LIKE", user, "productId", "prd_z")))
                                    .at("recordInteractions.recordedCount"))
                    .isEqualTo(1);
            assertThat(
                            user(signedIn(user), user)
                                    .at("_entities[0].metrics.chartData.pieChart[0].category"))
                    .isEqualTo("uncategorized");
        } finally {
            MetricsUnderTest.CATALOG.down(false);
        }
    }

    @Test
    void asksTheCatalogOnceForManyProducts() {
        int before = MetricsUnderTest.CATALOG.requests();
        List<Map<String, Object>> events =
                IntStream.range(0, 60)
                        .mapToObj(n -> event("LIKE", "usr_many", "productId", "prd_many_" + n))
                        .toList();
        record(events);
        record(List.of(event("LIKE", "usr_many", "productId", "prd_many_7")));
        assertThat(MetricsUnderTest.CATALOG.requests() - before).isEqualTo(1);
    }

    @Test
    void refusesSendersWithoutTheScope() {
        var input = Map.of("input", Map.of("events", List.of(event("VIEW", "usr_x"))));
        for (SubgraphTestClient client :
                List.of(
                        ANYONE,
                        ANYONE.withCallerKey("other"),
                        ANYONE.withCallerKey("nobody"),
                        RECOMMENDER))
            assertThat(client.execute(RECORD, input).errorCodes()).containsExactly("FORBIDDEN");
    }

    @Test
    void refusesMoreEventsThanItTakes() {
        Map<String, Object> event = event("VIEW", "usr_x");
        assertThat(record(Collections.nCopies(501, event)).errorCodes())
                .containsExactly("BAD_USER_INPUT");
        assertThat(record(Collections.nCopies(500, event)).at("recordInteractions.duplicateCount"))
                .isEqualTo(499);
        assertThat(record(List.of(Map.of("eventId", "x"))).errorCodes())
                .containsExactly("BAD_USER_INPUT");
    }

    @Test
    void showsToOneselfAndToThoseWithTheScopeOnly() {
        String user = "usr_private";
        Object id =
                record(List.of(event("VIEW", user)))
                        .at("recordInteractions.results[0].interactionId");
        Map<String, Object> one =
                Map.of("r", List.of(Map.of("__typename", "Interaction", "id", String.valueOf(id))));
        String interaction =
                ENTITIES.formatted("... on Interaction { id user { id } product { id } }");
        assertThat(signedIn(user).execute(interaction, one).at("_entities[0].user.id"))
                .isEqualTo(user);
        assertThat(RECOMMENDER.execute(interaction, one).at("_entities[0].id")).isEqualTo(id);
        assertThat(ANYONE.execute(interaction, one).errorCodes())
                .containsExactly("UNAUTHENTICATED");
        assertThat(signedIn("usr_nosy").execute(interaction, one).errorCodes())
                .containsExactly("FORBIDDEN");
        assertThat(
                        RECOMMENDER
                                .execute(
                                        interaction,
                                        Map.of(
                                                "r",
                                                List.of(
                                                        Map.of(
                                                                "__typename",
                                                                "Interaction",
                                                                "id",
                                                                "int_none"))))
                                .body()
                                .toString())
                .doesNotContain("errors");

        assertThat(user(signedIn("usr_nosy"), user).errorCodes())
                .containsExactly("FORBIDDEN", "FORBIDDEN", "FORBIDDEN");
        assertThat(user(signedIn("usr_nosy"), user).at("_entities[0].id")).isEqualTo(user);
        assertThat(user(ANYONE, user).errorCodes()).containsOnly("UNAUTHENTICATED").hasSize(3);
        assertThat(user(RECOMMENDER, user).errors()).isEmpty();
        assertThat(signedIn(user).execute("{ interactions { nodes { id } } }").errorCodes())
                .containsExactly("FORBIDDEN");
    }

    @Test
    void limitsHowOftenOneAsksForUserMetrics() {
        SubgraphTestClient asker = signedIn("usr_eager");
        String query = "{ userMetrics(userId: \"usr_eager\") { likeCount } }";
        for (int call = 0; call < 5; call++)
            assertThat(asker.execute(query).at("userMetrics.likeCount")).isEqualTo(0);
        assertThat(asker.execute(query).errorCodes()).containsExactly("RATE_LIMITED");
        assertThat(asker.execute("{ userMetrics(userId: \"usr_z\") { likeCount } }").errorCodes())
                .containsExactly("FORBIDDEN");
    }

    @Test
    void keepsMetadata() {
        String put =
                "mutation($e: [MetadataInput!]!) { putUserMetadata(input: {entries: $e}) {"
                        + " updatedCount userErrors { code field } } }";
        Map<String, Object> entry =
                Map.of("id", "usr_known", "metadata", Map.of("age", 7, "tags", List.of("x")));
        Map<String, Object> bad = Map.of("id", "not an id", "metadata", Map.of("a", 1));
        GraphAnswer answer = SENDER.execute(put, Map.of("e", List.of(entry, bad)));
        assertThat(answer.at("putUserMetadata.updatedCount")).isEqualTo(1);
        assertThat(answer.at("putUserMetadata.userErrors[0].field"))
                .isEqualTo(List.of("entries", "1", "id"));
        assertThat(user(signedIn("usr_known"), "usr_known").at("_entities[0].metadata"))
                .isEqualTo(entry.get("metadata"));
        Map<String, Object> features = Map.of("a", List.of(1, 2, "b"));
        GraphAnswer products =
                SENDER.execute(
                        "mutation($e: [MetadataInput!]!) {"
                                + " putProductMetadata(input: {entries: $e}) { updatedCount } }",
                        Map.of("e", List.of(Map.of("id", "prd_k", "metadata", features))));
        assertThat(products.errors()).isEmpty();
        assertThat(products.at("putProductMetadata.updatedCount")).isEqualTo(1);
        assertThat(
                        RECOMMENDER
                                .execute(
                                        ENTITIES.formatted(
                                                "... on Product { metadata interactions { nodes { id } } }"),
                                        Map.of(
                                                "r",
                                                List.of(
                                                        Map.of(
                                                                "__typename",
                                                                "Product",
                                                                "id",
                                                                "prd_k"))))
                                .at("_entities[0].metadata.a[2]"))
                .isEqualTo("b");
        assertThat(ANYONE.execute(put, Map.of("e", List.of(entry))).errorCodes())
                .containsExactly("FORBIDDEN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interactions(first: 0)",
                "interactions(first: 1001)",
                "interactions(after: \"x\")",
                "interactions(after: \"MTo5OQ\")"
            })
    void refusesPagesOutOfBounds(String field) {
        assertThat(RECOMMENDER.execute("{ " + field + " { nodes { id } } }").errorCodes())
                .containsExactly("BAD_USER_INPUT");
    }

    @Test
    void saysWhatIsNotBuiltYet() {
        assertThat(
                        RECOMMENDER
                                .execute("{ searchInteractions(text: \"x\") { nodes { id } } }")
                                .errorCodes())
                .containsExactly("UNAVAILABLE");
    }
}
