package commercegraph.metrics.app;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendingProductsTest {
    private static final SubgraphTestClient ANYONE =
            SubgraphTestClient.of(MetricsUnderTest.CONTEXT);
    private static final String RECORD =
            "mutation($input: RecordInteractionsInput!) { recordInteractions(input: $input) { recordedCount } }";

    /// Somebody without a token sees them; an event that is sent again counts once.
    @Test
    void showsWhatSellsToEverybody() {
        List<Map<String, Object>> events =
                IntStream.range(0, 400)
                        .mapToObj(
                                number ->
                                        Map.<String, Object>of(
                                                "eventId", "trend " + number,
                                                "type", "PURCHASE",
                                                "userId", "usr_buyer",
                                                "productId", "prd_trending",
                                                "occurredAt", Instant.now().toString()))
                        .toList();
        SubgraphTestClient sender = ANYONE.withCallerKey("all");
        sender.execute(RECORD, Map.of("input", Map.of("events", events)));
        sender.execute(RECORD, Map.of("input", Map.of("events", events)));

        GraphAnswer answer =
                ANYONE.execute(
                        "{ trendingProducts(first: 1, window: DAY) { product { id } score } }");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.text("trendingProducts"))
                .isEqualTo("[{product={id=prd_trending}, score=4000.0}]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void refusesMoreThanThereAre(int first) {
        assertThat(
                        ANYONE.execute("{ trendingProducts(first: %d) { score } }".formatted(first))
                                .errorCodes())
                .containsExactly("BAD_USER_INPUT");
    }
}
