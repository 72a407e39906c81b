package commercegraph.orders.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import commercegraph.orders.domain.ProductId;
import commercegraph.support.ids.Ids;
import commercegraph.support.queues.EventEnvelope;
import commercegraph.support.queues.Queue;
import commercegraph.support.queues.QueueSettings;
import commercegraph.support.queues.SqsProperties;
import commercegraph.support.queues.UserDeletions;
import commercegraph.support.testing.GraphAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/// What users tell comes in by the queue.
class UserDeletionTest {
    private static final ProductId TEA =
            RunningOrders.NEIGHBOURS.sell(Ids.next("prd_"), "1.00", "EUR", 1_000);

    private final Shopper shopper = Shopper.fresh();

    private static void tell(String... bodies) {
        var context = RunningOrders.CONTEXT;
        var name =
                context.getEnvironment()
                        .getRequiredProperty("commercegraph.orders.deletions-queue");
        new Queue(
                        context.getBean(SqsClient.class),
                        QueueSettings.of(name, context.getBean(SqsProperties.class)))
                .send(List.of(bodies));
    }

    private static String deleted(String user) {
        Map<String, Object> detail =
                Map.of("id", "out_1", "userId", user, "occurredAt", Instant.now().toString());
        return new EventEnvelope(
                        Ids.next("evt_"),
                        UserDeletions.SOURCE,
                        UserDeletions.TYPE,
                        Instant.now(),
                        detail)
                .write();
    }

    private String name(String order) {
        return shopper.ask("{ order(id: \"%s\") { shippingAddress { name } } }".formatted(order))
                .text("order.shippingAddress.name");
    }

    @Test
    void erasesTheAddressAndTakesNoOrderAnyMore() {
        String order = shopper.place("k", "tok_declined", TEA, 1).text("placeOrder.order.id");
        shopper.awaitStatus(order, "FAILED");
        assertThat(name(order)).isNotEmpty();

        tell(
                "not an event",
                deleted("no id of a user"),
                deleted(shopper.id()),
                deleted(shopper.id()));

        await().atMost(Duration.ofSeconds(30)).until(() -> name(order), String::isEmpty);
        GraphAnswer late = shopper.place("late", "tok_ok", TEA, 1);
        assertThat(Shopper.errors(late)).containsExactly("USER_DISABLED ");
        assertThat(shopper.place("k", "tok_declined", TEA, 1).text("placeOrder.order.id"))
                .as("the order of before")
                .isEqualTo(order);
    }
}
