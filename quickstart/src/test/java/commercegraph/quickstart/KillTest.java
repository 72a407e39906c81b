package commercegraph.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/// Whatever was answered is there after a SIGKILL in the middle of the traffic and a new start on
/// the same data; orders that were on their way arrive, and nothing happens twice.
class KillTest {
    private static final int KILLS = 2;
    private static final Duration TRAFFIC = Duration.ofSeconds(4);

    /// What clients were told, by kind.
    private final Queue<String> products = new ConcurrentLinkedQueue<>();
    private final Queue<String> events = new ConcurrentLinkedQueue<>();
    private final Queue<String> orders = new ConcurrentLinkedQueue<>();

    @Test
    void losesNothingThatWasAnswered() throws Exception {
        Path data = Files.createTempDirectory("commercegraph-kill");
        int portBase = Running.freeBase();
        QuickstartProcess quickstart = QuickstartProcess.start(data, portBase);
        String productId = onSale(quickstart.client());
        int stock = stock(quickstart.client(), productId);

        for (int kill = 0; kill < KILLS; kill++) {
            List<Thread> traffic = traffic(quickstart.client(), productId);
            Thread.sleep(TRAFFIC.plusMillis(kill * 377L));
            quickstart.kill();
            for (Thread thread : traffic) {
                thread.join();
            }
            quickstart = QuickstartProcess.start(data, portBase);
        }

        assertThat(products).isNotEmpty();
        assertThat(events).isNotEmpty();
        assertThat(orders).isNotEmpty();
        assertEverythingIsThere(quickstart.client(), productId, stock);
        assertThat(quickstart.stop()).as(quickstart.log()).isZero();
    }

    private List<Thread> traffic(Client client, String productId) {
        Client manager = client.signedInAs("manager@example.com");
        Client customer = client.signedInAs("customer@example.com");
        List<Runnable> senders =
                List.of(
                        () -> createProduct(manager),
                        () -> recordEvent(client),
                        () -> placeOrder(customer, productId));
        List<Thread> threads = new ArrayList<>();
        for (Runnable send : senders) {
            threads.add(Thread.ofPlatform().start(() -> untilTheConnectionBreaks(send)));
        }
        return threads;
    }

    private static void untilTheConnectionBreaks(Runnable send) {
        try {
            while (true) {
                send.run();
            }
        } catch (UncheckedIOException killed) {
            // What was sent last has no answer, and so no promise.
        }
    }

    private void createProduct(Client manager) {
        String sku = "KILL-" + UUID.randomUUID();
        Answer answer =
                manager.ask(
                        """
                        mutation ($sku: String!) { createProduct(input: {
                          sku: $sku, name: "Survivor", price: {amount: "1.00", currency: "EUR"}
                        }) { product { id } userErrors { code message } } }""",
                        Map.of("sku", sku));
        if (answer.at("/createProduct/product/id").isString()) {
            products.add(sku);
        }
    }

    private void recordEvent(Client client) {
        String eventId = UUID.randomUUID().toString();
        Answer answer = client.askSigned(RECORD, event(eventId));
        if (answer.at("/recordInteractions/results/0/outcome").asString("").equals("RECORDED")) {
            events.add(eventId);
        }
    }

    private void placeOrder(Client customer, String productId) {
        Answer answer =
                customer.ask(
                        """
                        mutation ($product: ID!, $key: String!) { placeOrder(input: {
                          items: [{productId: $product, quantity: 1}], paymentToken: "tok_ok",
                          shippingAddress: {name: "A", line1: "B", city: "C", postalCode: "1", country: "DE"},
                          idempotencyKey: $key
                        }) { order { id } userErrors { code message } } }""",
                        Map.of("product", productId, "key", UUID.randomUUID().toString()));
        String id = answer.at("/placeOrder/order/id").asString("");
        if (!id.isEmpty()) {
            orders.add(id);
        }
    }

    private void assertEverythingIsThere(Client client, String productId, int stockBefore) {
        Client manager = client.signedInAs("manager@example.com");
        for (String sku : products) {
            Answer found =
                    manager.ask(
                            "query ($sku: String!) { productBySku(sku: $sku) { name } }",
                            Map.of("sku", sku));
            assertThat(found.at("/productBySku/name").asString("")).as(sku).isEqualTo("Survivor");
        }
        for (String eventId : events) {
            Answer again = client.askSigned(RECORD, event(eventId));
            assertThat(again.at("/recordInteractions/results/0/outcome").asString(""))
                    .as(again.toString())
                    .isEqualTo("DUPLICATE");
        }
        Client customer = client.signedInAs("customer@example.com");
        for (String orderId : orders) {
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(
                            () -> assertThat(status(customer, orderId)).isEqualTo("CONFIRMED"));
        }
        // An order that was placed but not answered may have taken one too: at most the one that
        // was on its way at each kill.
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                assertThat(stockBefore - stock(client, productId))
                                        .isBetween(orders.size(), orders.size() + KILLS));
    }

    private static String status(Client customer, String orderId) {
        return customer.ask("query ($id: ID!) { order(id: $id) { status } }", Map.of("id", orderId))
                .at("/order/status")
                .asString("");
    }

    private static String onSale(Client client) {
        return client.signedInAs("manager@example.com")
                .ask(
                        "{ products(first: 20, filter: {status: ON_SALE, inStock: true}) { nodes { id } } }")
                .at("/products/nodes/0/id")
                .asString();
    }

    private static int stock(Client client, String productId) {
        return client.signedInAs("manager@example.com")
                .ask(
                        "query ($id: ID!) { product(id: $id) { availableQuantity } }",
                        Map.of("id", productId))
                .at("/product/availableQuantity")
                .asInt();
    }

    private static final String RECORD =
            """
            mutation ($input: RecordInteractionsInput!) {
              recordInteractions(input: $input) { results { outcome } }
            }""";

    /// The same id makes the same event.
    private static Map<String, Object> event(String eventId) {
        return Map.of(
                "input",
                Map.of(
                        "events",
                        List.of(
                                Map.of(
                                        "eventId",
                                        eventId,
                                        "type",
                                        "VIEW",
                                        "anonymousId",
                                        "visitor",
                                        "occurredAt",
                                        Instant.parse("2026-11-01T00:00:00Z").toString()))));
    }
}
