package commercegraph.orders.app;

import static commercegraph.orders.app.RunningOrders.NEIGHBOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import commercegraph.orders.domain.ProductId;
import commercegraph.support.ids.Ids;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderChangesTest {
    private final Shopper shopper = Shopper.fresh();
    private final SubgraphTestClient support = RunningOrders.as(Ids.next("usr_"), "SUPPORT");
    private final ProductId tea = NEIGHBOURS.sell(Ids.next("prd_"), "1.00", "EUR", 10);

    @Test
    void cancelsAConfirmedOrderAndGivesStockAndMoneyBack() {
        String id = confirmed();

        GraphAnswer cancelled = cancel(shopper.client(), id, "changed my mind", "k1");

        assertThat(Shopper.errors(cancelled)).isEmpty();
        assertThat(cancelled.text("cancelOrder.order.status")).isEqualTo("CANCELLED");
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                shopper.ask(
                                                "{ order(id: \"%s\") { payment { status } } }"
                                                        .formatted(id))
                                        .text("order.payment.status"),
                        "REFUNDED"::equals);
        assertThat(NEIGHBOURS.available(tea)).isEqualTo(10);
        assertThat(
                        shopper.ask(
                                        "{ order(id: \"%s\") { history { status note } } }"
                                                .formatted(id))
                                .at("order.history[4]"))
                .isEqualTo(Map.of("status", "CANCELLED", "note", "changed my mind"));
        assertThat(Shopper.errors(cancel(shopper.client(), id, "changed my mind", "k1")))
                .as("the same request again")
                .isEmpty();
        assertThat(Shopper.errors(cancel(shopper.client(), id, "another reason", "k1")))
                .containsExactly("IDEMPOTENCY_KEY_REUSED idempotencyKey");
        assertThat(Shopper.errors(cancel(shopper.client(), id, "changed my mind", "k2")))
                .containsExactly("NOT_CANCELLABLE id");
    }

    @Test
    void shipsAndDeliversAndThenCancelsNoMore() {
        String id = confirmed();

        assertThat(Shopper.errors(deliver(id))).containsExactly("CONFLICT id");
        GraphAnswer shipped = ship(support, id, "1Z999");
        assertThat(shipped.text("shipOrder.order.status")).isEqualTo("SHIPPED");
        assertThat(shipped.text("shipOrder.order.trackingNumber")).isEqualTo("1Z999");
        assertThat(Shopper.errors(cancel(shopper.client(), id, "too late", "k")))
                .containsExactly("NOT_CANCELLABLE id");
        assertThat(Shopper.errors(ship(support, id, "1Z999"))).containsExactly("CONFLICT id");
        assertThat(deliver(id).text("deliverOrder.order.status")).isEqualTo("DELIVERED");
    }

    @Test
    void isForThoseWhoMay() {
        String id = confirmed();
        SubgraphTestClient stranger = RunningOrders.as(Ids.next("usr_"), "CATALOG_MANAGER");

        assertThat(cancel(stranger, id, "no", "k").errorCodes()).containsExactly("FORBIDDEN");
        assertThat(ship(shopper.client(), id, "1Z").errorCodes()).containsExactly("FORBIDDEN");
        assertThat(ship(RunningOrders.anonymous(), id, "1Z").errorCodes())
                .containsExactly("UNAUTHENTICATED");
        assertThat(Shopper.errors(cancel(support, Ids.next("ord_"), "why", "k")))
                .containsExactly("NOT_FOUND id");
        assertThat(Shopper.errors(cancel(support, "x", "why", "k")))
                .containsExactly("NOT_FOUND id");
    }

    @Test
    void boundsItsTexts() {
        String id = confirmed();

        assertThat(Shopper.errors(ship(support, id, " ")))
                .containsExactly("INVALID trackingNumber");
        assertThat(Shopper.errors(cancel(shopper.client(), id, "r".repeat(501), "")))
                .containsExactly("INVALID reason", "INVALID idempotencyKey");
    }

    @Test
    void saysOfTheSubscriptionThatItIsNotBuilt() {
        GraphAnswer answer =
                shopper.ask(
                        "subscription { orderStatusChanged(orderId: \"%s\") { status } }"
                                .formatted(Ids.next("ord_")));

        assertThat(answer.errorMessages()).containsExactly("orderStatusChanged is not built yet");
        assertThat(answer.errorCodes()).containsExactly("UNAVAILABLE");
    }

    private String confirmed() {
        String id = shopper.place("k", "tok_ok", tea, 2).text("placeOrder.order.id");
        shopper.awaitStatus(id, "CONFIRMED");
        return id;
    }

    private static GraphAnswer cancel(
            SubgraphTestClient client, String id, String reason, String key) {
        return client.execute(
                """
                mutation ($input: CancelOrderInput!) {
                  cancelOrder(input: $input) { order { status } userErrors { code field } }
                }
                """,
                Map.of("input", Map.of("id", id, "reason", reason, "idempotencyKey", key)));
    }

    private static GraphAnswer ship(SubgraphTestClient client, String id, String number) {
        return client.execute(
                """
                mutation ($input: ShipOrderInput!) {
                  shipOrder(input: $input) { order { status trackingNumber } userErrors { code field } }
                }
                """,
                Map.of("input", Map.of("id", id, "carrier", "Post", "trackingNumber", number)));
    }

    private GraphAnswer deliver(String id) {
        return support.execute(
                """
                mutation ($input: DeliverOrderInput!) {
                  deliverOrder(input: $input) { order { status } userErrors { code field } }
                }
                """,
                Map.of("input", Map.of("id", id)));
    }
}
