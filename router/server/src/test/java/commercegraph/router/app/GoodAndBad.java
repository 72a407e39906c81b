package commercegraph.router.app;

import commercegraph.router.app.RouterConfiguration.SubgraphOverrides;
import commercegraph.router.composition.SubgraphSdl;
import commercegraph.router.conformance.Json;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.testing.ComposedRouter;
import commercegraph.router.testing.HostileSubgraph;
import commercegraph.router.testing.TestClient.Answer;
import commercegraph.router.testing.TestSubgraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A router over a subgraph that does what it is told, right or wrong, and one that does nothing
/// wrong.
record GoodAndBad(TestSubgraph good, HostileSubgraph bad, ComposedRouter router)
        implements AutoCloseable {
    static final int RESPONSE_BYTES_MAX = 64 << 10;
    private static final String LINK =
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
            """;
    private static final String GOOD =
            LINK
                    + """
                    type Query { safe: String items: [Item!]! one: Item }
                    type Item @key(fields: "id") { id: ID! }
                    """;
    private static final String BAD =
            LINK
                    + """
                    type Query { top: Thing }
                    type Item @key(fields: "id") { id: ID! n: Int name: String! }
                    type Thing {
                      n: Int f: Float b: Boolean s: String id: ID level: Level any: Any
                      sure: Int! more: Thing list: [Thing] must: [Thing!] grid: [[Int!]]
                      pet: Pet either: Either
                    }
                    enum Level { LOW HIGH }
                    scalar Any
                    interface Pet { s: String }
                    type Dog implements Pet { s: String bark: Int }
                    type Cat implements Pet { s: String }
                    union Either = Dog | Cat
                    """;
    private static final String SAFE =
            """
            {"data":{"safe":"ok","items":[{"__typename":"Item","id":"1"},{"__typename":"Item","id":"2"}],
            "all":[{"__typename":"Item","id":"1"},{"__typename":"Item","id":"2"}],
            "one":{"__typename":"Item","id":"3"}}}
            """;

    static GoodAndBad start() {
        TestSubgraph good = TestSubgraph.answering(SAFE);
        HostileSubgraph bad = HostileSubgraph.start();
        SubgraphOverrides bounds =
                new SubgraphOverrides(
                        Optional.empty(),
                        Optional.of(Duration.ofMillis(700)),
                        Optional.of(RESPONSE_BYTES_MAX),
                        Optional.empty(),
                        Optional.empty());
        ComposedRouter router =
                ComposedRouter.start(
                        List.of(
                                new SubgraphSdl("good", good.url(), GOOD),
                                new SubgraphSdl("bad", bad.url(), BAD)),
                        of -> of.withSubgraphs(Map.of(new SubgraphName("bad"), bounds)));
        return new GoodAndBad(good, bad, router);
    }

    Answer query(String document) {
        return router.client().query(document);
    }

    static List<Map<String, @Nullable Object>> errors(Answer answer) {
        List<Map<String, @Nullable Object>> errors = new ArrayList<>();
        Object found = Json.object(Json.read(answer.text())).get("errors");
        if (found != null) {
            Json.list(found).forEach(error -> errors.add(Json.object(error)));
        }
        return errors;
    }

    @Override
    public void close() {
        router.close();
        good.close();
        bad.close();
    }
}
