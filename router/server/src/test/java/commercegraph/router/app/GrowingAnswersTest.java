package commercegraph.router.app;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.composition.SubgraphSdl;
import commercegraph.router.execution.ExecutionBounds;
import commercegraph.router.testing.ComposedRouter;
import commercegraph.router.testing.TestClient.Answer;
import commercegraph.router.testing.TestSubgraph;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two subgraphs whose few entities all lead to each other: each hop asks for no more of them, and
/// the answer has thirty times as many places.
@Timeout(60)
class GrowingAnswersTest {
    private static final int ENTITIES = 30;
    private static final String LINK =
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
            """;
    private static final String LEFT =
            LINK
                    + """
                    type Query { lefts: [Left] }
                    type Left @key(fields: "id") { id: ID! rights: [Right] }
                    type Right @key(fields: "id") { id: ID! }
                    """;
    private static final String RIGHT =
            LINK
                    + """
                    type Right @key(fields: "id") { id: ID! lefts: [Left] }
                    type Left @key(fields: "id") { id: ID! }
                    """;

    @Test
    void areRefusedBeforeTheyTakeTheRouterDown() {
        try (TestSubgraph left = TestSubgraph.answering(GrowingAnswersTest::answer);
                TestSubgraph right = TestSubgraph.answering(GrowingAnswersTest::answer);
                ComposedRouter router =
                        ComposedRouter.start(
                                List.of(
                                        new SubgraphSdl("left", left.url(), LEFT),
                                        new SubgraphSdl("right", right.url(), RIGHT)))) {
            Answer some = router.client().query(query(1));
            assertThat(some.data().split("\"id\"", -1)).hasSize(1 + 30 * 30 * 30);
            Answer many = router.client().query(query(5));
            assertThat(many.status()).isEqualTo(200);
            assertThat(many.text()).startsWith("{\"data\":null,\"errors\":[");
            assertThat(many.code()).isEqualTo("OPERATION_TOO_LARGE");
            assertThat(router.client().query("{ lefts { id } }").code()).isEmpty();
        }
    }

    @Test
    void areRefusedWhereTheConfigurationSays() {
        try (TestSubgraph left = TestSubgraph.answering(GrowingAnswersTest::answer);
                TestSubgraph right = TestSubgraph.answering(GrowingAnswersTest::answer)) {
            assertRefused(left, right, of -> of.answering(1_000, of.answerBytesMax()));
            assertRefused(left, right, of -> of.answering(of.itemsMax(), 10_000));
        }
    }

    private static void assertRefused(
            TestSubgraph left, TestSubgraph right, UnaryOperator<ExecutionBounds> bounds) {
        try (ComposedRouter router =
                ComposedRouter.start(
                        List.of(
                                new SubgraphSdl("left", left.url(), LEFT),
                                new SubgraphSdl("right", right.url(), RIGHT)),
                        of ->
                                of.withEngine(
                                        of.engine()
                                                .within(bounds.apply(of.engine().execution()))))) {
            assertThat(router.client().query(query(1)).code()).isEqualTo("OPERATION_TOO_LARGE");
            assertThat(router.client().query("{ lefts { id } }").code()).isEmpty();
        }
    }

    private static String query(int rounds) {
        return "{ lefts "
                + "{ rights { lefts ".repeat(rounds)
                + "{ id }"
                + " } }".repeat(rounds)
                + " }";
    }

    private static TestSubgraph.Response answer(TestSubgraph.Request request) {
        String text = request.text();
        if (!text.contains("_entities")) {
            return TestSubgraph.Response.json(
                    "{\"data\":{\"lefts\":%s}}".formatted(entities("Left", "Right")));
        }
        int count = text.split("\"__typename\":", -1).length - 1;
        String entity =
                text.contains("\"__typename\":\"Left\"")
                        ? "{\"__typename\":\"Left\",\"rights\":%s}".formatted(all("Right"))
                        : "{\"__typename\":\"Right\",\"lefts\":%s}".formatted(all("Left"));
        return TestSubgraph.Response.json(
                "{\"data\":{\"_entities\":[%s]}}"
                        .formatted(
                                IntStream.range(0, count)
                                        .mapToObj(_ -> entity)
                                        .collect(Collectors.joining(","))));
    }

    private static String entities(String type, String other) {
        return IntStream.range(0, ENTITIES)
                .mapToObj(
                        id ->
                                "{\"__typename\":\"%s\",\"id\":\"%d\",\"%ss\":%s}"
                                        .formatted(
                                                type,
                                                id,
                                                other.toLowerCase(java.util.Locale.ROOT),
                                                all(other)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String all(String type) {
        return IntStream.range(0, ENTITIES)
                .mapToObj(id -> "{\"__typename\":\"%s\",\"id\":\"%d\"}".formatted(type, id))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
