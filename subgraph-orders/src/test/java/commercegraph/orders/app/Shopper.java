package commercegraph.orders.app;

import static org.awaitility.Awaitility.await;

import commercegraph.orders.domain.ProductId;
import commercegraph.support.ids.Ids;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Someone who buys, and asks after it.
record Shopper(String id, SubgraphTestClient client) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String PLACE =
            """
            mutation ($input: PlaceOrderInput!) {
              placeOrder(input: $input) { order { id number status items { quantity } } userErrors { code message field } }
            }
            """;

    static Shopper fresh() {
        String id = Ids.next("usr_");
        return new Shopper(id, RunningOrders.as(id));
    }

    Shopper signedOut() {
        return new Shopper(id, RunningOrders.anonymous());
    }

    Shopper correlated(String correlationId) {
        return new Shopper(id, client.withHeader("x-correlation-id", correlationId));
    }

    GraphAnswer place(String key, String token, ProductId product, int quantity) {
        return place(key, token, product, quantity, "DE");
    }

    GraphAnswer place(String key, String token, ProductId product, int quantity, String country) {
        return client.execute(
                PLACE, Map.of("input", input(key, token, product, quantity, country)));
    }

    GraphAnswer ask(String document) {
        return client.execute(document);
    }

    void awaitStatus(String order, String status) {
        await().atMost(PATIENCE)
                .until(
                        () ->
                                ask("{ order(id: \"%s\") { status } }".formatted(order))
                                        .text("order.status"),
                        status::equals);
    }

    /// Code and field of each user error of the answer's one field.
    static List<String> errors(GraphAnswer answer) {
        Map<?, ?> data = (Map<?, ?>) Objects.requireNonNull(answer.body().get("data"));
        Map<?, ?> payload = (Map<?, ?>) data.values().iterator().next();
        return ((List<?>) Objects.requireNonNull(payload.get("userErrors")))
                .stream().map(Shopper::error).toList();
    }

    private static String error(Object error) {
        Map<?, ?> fields = (Map<?, ?>) error;
        String field =
                fields.get("field") instanceof List<?> path
                        ? String.join(".", path.stream().map(String::valueOf).toList())
                        : "";
        return "%s %s".formatted(fields.get("code"), field);
    }

    private static Map<String, Object> input(
            String key, String token, ProductId product, int quantity, String country) {
        return Map.of(
                "items",
                List.of(Map.of("productId", product.value(), "quantity", quantity)),
                "shippingAddress",
                Map.of(
                        "name", "Ada",
                        "line1", "Weg 1",
                        "city", "Berlin",
                        "postalCode", "10115",
                        "country", country),
                "paymentToken",
                token,
                "idempotencyKey",
                key);
    }
}
