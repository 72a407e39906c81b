package commercegraph.orders.app;

import static commercegraph.orders.app.RunningOrders.NEIGHBOURS;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.orders.domain.ProductId;
import commercegraph.support.ids.Ids;
import commercegraph.support.testing.GraphAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceOrderTest {
    private final Shopper shopper = Shopper.fresh();

    @Test
    void reachesConfirmedAndTakesStockAndMoneyOnce() {
        ProductId tea = NEIGHBOURS.sell(Ids.next("prd_"), "19.99", "EUR", 10);

        GraphAnswer placed = shopper.place("k", "tok_ok", tea, 3);

        assertThat(placed.errors()).isEmpty();
        assertThat(placed.list("placeOrder.userErrors")).isEmpty();
        assertThat(placed.text("placeOrder.order.status")).isEqualTo("PLACED");
        assertThat(placed.text("placeOrder.order.number")).matches("ORD-[0-9]{4}-[0-9]{6}");
        String id = placed.text("placeOrder.order.id");
        shopper.awaitStatus(id, "CONFIRMED");
        GraphAnswer order =
                shopper.ask(
                        """
                        { order(id: "%s") {
                            buyer { id } total { amount currency } payment { status amount { amount } }
                            items { productId productName quantity unitPrice { amount } lineTotal { amount } product { id } }
                            history { status occurredAt } shippingAddress { line2 country } failureCode } }
                        """
                                .formatted(id));
        assertThat(order.at("order.buyer.id")).isEqualTo(shopper.id());
        assertThat(order.at("order.total")).isEqualTo(Map.of("amount", "59.97", "currency", "EUR"));
        assertThat(order.at("order.payment"))
                .isEqualTo(Map.of("status", "CAPTURED", "amount", Map.of("amount", "59.97")));
        assertThat(order.at("order.items"))
                .isEqualTo(
                        List.of(
                                Map.of(
                                        "productId", tea.value(),
                                        "productName", "The " + tea.value(),
                                        "quantity", 3,
                                        "unitPrice", Map.of("amount", "19.99"),
                                        "lineTotal", Map.of("amount", "59.97"),
                                        "product", Map.of("id", tea.value()))));
        assertThat(order.list("order.history"))
                .extracting(event -> ((Map<?, ?>) event).get("status"))
                .map(String::valueOf)
                .containsExactly("PLACED", "INVENTORY_RESERVED", "PAID", "CONFIRMED");
        assertThat(NEIGHBOURS.available(tea)).isEqualTo(7);
        assertThat(NEIGHBOURS.signatures())
                .anyMatch(signature -> signature.contains("keyid=\"orders-catalog\""))
                .anyMatch(signature -> signature.contains("keyid=\"orders-users\""));
    }

    @Test
    void givesTheSameOrderForTheSameKeyAndRefusesAnotherInput() {
        ProductId tea = NEIGHBOURS.sell(Ids.next("prd_"), "1.00", "EUR", 10);
        String first = shopper.place("k", "tok_ok", tea, 1).text("placeOrder.order.id");
        NEIGHBOURS.sell(tea.value(), "2.00", "EUR", 0);

        GraphAnswer again = shopper.place("k", "tok_ok", tea, 1);
        GraphAnswer other = shopper.place("k", "tok_ok", tea, 2);

        assertThat(again.text("placeOrder.order.id")).isEqualTo(first);
        assertThat(other.at("placeOrder.order")).isNull();
        assertThat(Shopper.errors(other)).containsExactly("IDEMPOTENCY_KEY_REUSED idempotencyKey");
        assertThat(
                        Shopper.fresh()
                                .place("k", "tok_ok", tea, 1)
                                .text("placeOrder.userErrors[0].code"))
                .as("a key belongs to its caller")
                .isEqualTo("OUT_OF_STOCK");
    }

    @Test
    void passesTheCorrelationIdToTheNeighboursAlsoFromTheWorkflow() {
        ProductId tea = NEIGHBOURS.sell(Ids.next("prd_"), "1.00", "EUR", 10);
        String correlation = Ids.next("cor_");

        String id =
                shopper.correlated(correlation)
                        .place("k", "tok_ok", tea, 1)
                        .text("placeOrder.order.id");
        shopper.awaitStatus(id, "CONFIRMED");

        assertThat(NEIGHBOURS.correlationIds().stream().filter(correlation::equals))
                .as("user, products, reserve, commit")
                .hasSize(4);
    }

    @Test
    void failsAnOrderWhosePaymentIsDeclinedAndGivesItsStockBack() {
        ProductId tea = NEIGHBOURS.sell(Ids.next("prd_"), "1.00", "EUR", 10);
        String id = shopper.place("k", "tok_declined", tea, 4).text("placeOrder.order.id");

        shopper.awaitStatus(id, "FAILED");

        GraphAnswer order =
                shopper.ask(
                        "{ order(id: \"%s\") { failureCode failureReason payment { status } } }"
                                .formatted(id));
        assertThat(order.text("order.failureCode")).isEqualTo("PAYMENT_DECLINED");
        assertThat(order.text("order.failureReason")).isEqualTo("The payment was declined.");
        assertThat(order.text("order.payment.status")).isEqualTo("DECLINED");
        assertThat(NEIGHBOURS.available(tea)).isEqualTo(10);
    }

    @Test
    void confirmsThroughAFlakyProvider() {
        ProductId tea = NEIGHBOURS.sell(Ids.next("prd_"), "1.00", "EUR", 10);
        for (String key : List.of("k1", "k2", "k3")) {
            String id = shopper.place(key, "tok_flaky", tea, 1).text("placeOrder.order.id");
            shopper.awaitStatus(id, "CONFIRMED");
        }
        assertThat(NEIGHBOURS.available(tea)).isEqualTo(7);
    }

    @Test
    void refusesWhatTheNeighboursSpeakAgainst() {
        ProductId few = NEIGHBOURS.sell(Ids.next("prd_"), "1.00", "EUR", 2);
        assertThat(Shopper.errors(shopper.place("k", "tok_ok", few, 3)))
                .containsExactly("OUT_OF_STOCK items.0.quantity");
        assertThat(Shopper.errors(shopper.place("k", "tok_ok", new ProductId("prd_none"), 1)))
                .containsExactly("NOT_FOUND items.0.productId");
        NEIGHBOURS.disable(shopper.id());
        assertThat(Shopper.errors(shopper.place("k", "tok_ok", few, 1)))
                .containsExactly("USER_DISABLED ");
    }

    @ParameterizedTest
    @CsvSource({
        "tok_ok, DE, 0, items.0.quantity",
        "tok_ok, DE, 1001, items.0.quantity",
        "tok_ok, Germany, 1, shippingAddress.country",
        "tok_stolen, DE, 1, paymentToken"
    })
    void namesTheFieldThatIsInvalid(String token, String country, int quantity, String field) {
        assertThat(
                        Shopper.errors(
                                shopper.place(
                                        "k", token, new ProductId("prd_any"), quantity, country)))
                .containsExactly("INVALID " + field);
    }

    @Test
    void isForSignedInUsersAlone() {
        GraphAnswer answer = shopper.signedOut().place("k", "tok_ok", new ProductId("prd_any"), 1);

        assertThat(answer.errorCodes()).containsExactly("UNAUTHENTICATED");
        assertThat(answer.at("placeOrder")).isNull();
    }
}
