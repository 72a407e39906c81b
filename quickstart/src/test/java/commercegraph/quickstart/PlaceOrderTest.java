package commercegraph.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PlaceOrderTest {
    private static final String PLACE =
            """
            mutation ($input: PlaceOrderInput!) {
              placeOrder(input: $input) {
                order { id number status total { amount currency } }
                userErrors { code message field }
              }
            }""";

    private final Client customer = Running.client().signedInAs("customer@example.com");
    private final Client manager = Running.client().signedInAs("manager@example.com");

    @Test
    void isConfirmedAndTakesStockOnce() {
        JsonNode product = product(10);
        String productId = product.get("id").asString();
        int stock = product.get("availableQuantity").asInt();
        Map<String, Object> input = input(productId, "tok_ok");

        Answer placed = customer.ask(PLACE, Map.of("input", input));
        String orderId = placed.at("/placeOrder/order/id").asString("");
        assertThat(orderId).as(placed.toString()).startsWith("ord_");
        awaitStatus(orderId, "CONFIRMED");
        assertThat(stock(productId)).isEqualTo(stock - 2);

        Answer again = customer.ask(PLACE, Map.of("input", input));
        assertThat(again.at("/placeOrder/order/id").asString()).isEqualTo(orderId);
        assertThat(stock(productId)).isEqualTo(stock - 2);

        var other = new LinkedHashMap<>(input);
        other.put("items", List.of(Map.of("productId", productId, "quantity", 1)));
        Answer reused = customer.ask(PLACE, Map.of("input", other));
        assertThat(reused.at("/placeOrder/userErrors/0/code").asString())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void givesTheStockBackWhenThePaymentIsDeclined() {
        JsonNode product = product(11);
        String productId = product.get("id").asString();
        int stock = product.get("availableQuantity").asInt();

        Answer placed = customer.ask(PLACE, Map.of("input", input(productId, "tok_declined")));
        String orderId = placed.at("/placeOrder/order/id").asString("");
        assertThat(orderId).as(placed.toString()).startsWith("ord_");
        awaitStatus(orderId, "FAILED");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(stock(productId)).isEqualTo(stock));
    }

    @Test
    void nobodyElseSeesTheOrder() {
        String productId = product(12).get("id").asString();
        Answer placed = customer.ask(PLACE, Map.of("input", input(productId, "tok_ok")));
        String orderId = placed.at("/placeOrder/order/id").asString();

        Answer seen =
                Running.client()
                        .signedInAs("recommender@example.com")
                        .ask(
                                "query ($id: ID!) { order(id: $id) { number } }",
                                Map.of("id", orderId));

        assertThat(seen.at("/order").isNull()).isTrue();
    }

    private void awaitStatus(String orderId, String status) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                assertThat(
                                                customer.ask(
                                                                "query ($id: ID!) { order(id: $id) { status } }",
                                                                Map.of("id", orderId))
                                                        .at("/order/status")
                                                        .asString())
                                        .isEqualTo(status));
    }

    private int stock(String productId) {
        return manager.ask(
                        "query ($id: ID!) { product(id: $id) { availableQuantity } }",
                        Map.of("id", productId))
                .at("/product/availableQuantity")
                .asInt();
    }

    /// The n-th product on sale that has enough stock.
    private JsonNode product(int n) {
        Answer products =
                manager.ask(
                        "{ products(first: 50, filter: {status: ON_SALE, inStock: true}) { nodes { id availableQuantity } } }");
        JsonNode nodes = products.at("/products/nodes");
        assertThat(nodes.size()).as(products.toString()).isGreaterThan(n);
        return nodes.get(n);
    }

    private static Map<String, Object> input(String productId, String paymentToken) {
        return Map.of(
                "items", List.of(Map.of("productId", productId, "quantity", 2)),
                "shippingAddress",
                        Map.of(
                                "name", "Ada Example",
                                "line1", "Example Street 1",
                                "city", "Berlin",
                                "postalCode", "10115",
                                "country", "DE"),
                "paymentToken", paymentToken,
                "idempotencyKey", UUID.randomUUID().toString());
    }
}
