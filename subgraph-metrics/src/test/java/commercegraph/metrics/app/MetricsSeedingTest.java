package commercegraph.metrics.app;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.support.seeds.SeedIds;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// What the quickstart seeds, over real HTTP.
class MetricsSeedingTest {
    private static final String ENTITIES =
            "query($r: [_Any!]!) { _entities(representations: $r) { %s } }";

    /// In a table of its own, page by page to the end.
    @Test
    void seedsTwentyThousandInteractions() {
        Map<String, Object> properties = new HashMap<>(MetricsUnderTest.properties());
        properties.put("commercegraph.metrics.table", "metrics-seeded");
        List<String> users = IntStream.rangeClosed(1, 50).mapToObj(SeedIds::user).toList();
        var products =
                IntStream.rangeClosed(1, 200)
                        .mapToObj(
                                number ->
                                        new MetricsSeeding.SeededProduct(
                                                SeedIds.product(number), "Category " + number % 12))
                        .toList();
        try (ConfigurableApplicationContext seeded = MetricsApplication.start(properties)) {
            long began = System.nanoTime();
            MetricsSeeding.seed(seeded, users, products, Instant.now());
            long seededAt = System.nanoTime();
            SubgraphTestClient client =
                    SubgraphTestClient.of(seeded)
                            .withToken(
                                    MetricsUnderTest.IDENTITY.token(
                                            "usr_r", "RECOMMENDER", "ADMIN"));
            Set<String> ids = new HashSet<>();
            List<String> cursors = new ArrayList<>();
            String after = null;
            long likes = 0;
            do {
                Map<String, Object> variables = new HashMap<>();
                if (after != null) variables.put("after", after);
                GraphAnswer page =
                        client.execute(
                                "query($after: String) { interactions(first: 1000, after: $after) {"
                                        + " nodes { id type userId user { id } product { id } cursor }"
                                        + " pageInfo { hasNextPage endCursor } } }",
                                variables);
                for (Object node : page.list("interactions.nodes")) {
                    Map<?, ?> interaction = (Map<?, ?>) node;
                    assertThat(ids.add((String) interaction.get("id"))).isTrue();
                    assertThat(users).contains((String) interaction.get("userId"));
                    if ("LIKE".equals(interaction.get("type"))) likes++;
                }
                after = page.text("interactions.pageInfo.endCursor");
                cursors.add(after);
                if (!Boolean.TRUE.equals(page.at("interactions.pageInfo.hasNextPage"))) break;
            } while (true);
            long pagedAt = System.nanoTime();
            System.out.printf(
                    "seeded in %d ms, paged in %d ms%n",
                    (seededAt - began) / 1_000_000, (pagedAt - seededAt) / 1_000_000);
            assertThat(ids).hasSize(MetricsSeeding.INTERACTIONS);
            assertThat(cursors).hasSize(MetricsSeeding.INTERACTIONS / 1_000);
            assertThat(likes).isEqualTo(sumOfLikes(client, users));
            MetricsSeeding.seed(seeded, users, products, Instant.now());
            assertThat(
                            client.execute(
                                            "{ trendingProducts(first: 5, window: WEEK) { product { id } score } }")
                                    .list("trendingProducts"))
                    .hasSize(5);
        }
    }

    private static long sumOfLikes(SubgraphTestClient client, List<String> users) {
        List<Map<String, String>> representations =
                users.stream().map(id -> Map.of("__typename", "User", "id", id)).toList();
        GraphAnswer answer =
                client.execute(
                        ENTITIES.formatted("... on User { metrics { likeCount } }"),
                        Map.of("r", representations));
        return IntStream.range(0, users.size())
                .mapToLong(
                        index ->
                                Long.parseLong(
                                        answer.text("_entities[" + index + "].metrics.likeCount")))
                .sum();
    }
}
