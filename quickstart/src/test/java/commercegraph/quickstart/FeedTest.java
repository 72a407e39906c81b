package commercegraph.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.support.seeds.SeedIds;
import commercegraph.users.app.UsersSeed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FeedTest {
    private static final String PAGE =
            """
            query ($after: String) {
              interactions(first: 1000, after: $after) {
                nodes {
                  id type occurredAt
                  user { id roles status }
                  product { id sku category { name } price { amount } }
                  userId productId
                }
                pageInfo { hasNextPage endCursor }
              }
            }""";

    private static final int SEEDED = 20_000;
    private static final Set<String> SEEDED_USERS =
            IntStream.rangeClosed(1, UsersSeed.USERS)
                    .mapToObj(SeedIds::user)
                    .collect(Collectors.toSet());

    @Test
    void pagesThroughEverySeededInteractionWithUserAndProductJoined() {
        Client recommender = Running.client().signedInAs("recommender@example.com");
        Set<String> ids = new HashSet<>();
        List<Map<String, Long>> requestsPerPage = new ArrayList<>();
        String after = null;
        boolean more = true;
        while (more) {
            Map<String, Long> before = SubgraphRequests.counts(Running.ports());
            Map<String, Object> variables = new HashMap<>();
            variables.put("after", after);
            Answer page = recommender.ask(PAGE, variables);
            requestsPerPage.add(SubgraphRequests.since(before, Running.ports()));

            assertThat(page.hasErrors()).as(page.body().path("errors").toString()).isFalse();
            for (JsonNode node : page.at("/interactions/nodes")) {
                assertThat(ids.add(node.get("id").asString())).as("no repeat").isTrue();
                assertJoined(node);
            }
            after = page.at("/interactions/pageInfo/endCursor").asString();
            more = page.at("/interactions/pageInfo/hasNextPage").asBoolean();
        }

        assertThat(ids).hasSizeGreaterThanOrEqualTo(SEEDED);
        // Every full page costs the same: one request to each of the three subgraphs.
        List<Map<String, Long>> fullPages = requestsPerPage.subList(0, SEEDED / 1000);
        assertThat(fullPages)
                .allMatch(
                        requests ->
                                requests.equals(Map.of("metrics", 1L, "users", 1L, "catalog", 1L)));
    }

    private static void assertJoined(JsonNode node) {
        if (!node.get("userId").isNull()) {
            assertThat(node.at("/user/id").asString()).isEqualTo(node.get("userId").asString());
            assertThat(node.at("/user/roles").isEmpty()).isFalse();
            // Another test deletes a person of its own.
            if (SEEDED_USERS.contains(node.get("userId").asString()))
                assertThat(node.at("/user/status").asString()).isEqualTo("ACTIVE");
        }
        if (!node.get("productId").isNull()) {
            assertThat(node.at("/product/sku").asString()).isNotEmpty();
            assertThat(node.at("/product/category/name").asString()).isNotEmpty();
            assertThat(node.at("/product/price/amount").asString()).matches("\\d+\\.\\d\\d");
        }
    }
}
