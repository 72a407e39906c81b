package commercegraph.orders.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import commercegraph.orders.domain.ProductId;
import commercegraph.orders.testing.BreakableLine;
import commercegraph.support.ids.Ids;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;

/// The subgraph over HTTP, and its database behind a line that breaks: answers are typed and come
/// within bounds, nothing is half done, and it goes on by itself when the database is back.
class StoreOutageTest {
    /// A wait for a connection, or for a server that says nothing any more, and what surrounds it.
    private static final Duration ANSWER_MAX = Duration.ofSeconds(25);

    private static final Duration RECOVERED_MAX = Duration.ofSeconds(60);

    /// More answers than placing an order takes.
    private static final int ANSWERS = 24;

    private static final int STEP = Boolean.getBoolean("tests.long") ? 1 : 5;

    @SuppressWarnings("NullAway.Init")
    private static BreakableLine line;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext orders;

    private static final ProductId TEA =
            RunningOrders.NEIGHBOURS.sell(Ids.next("prd_"), "1.00", "EUR", 100_000);

    private final Shopper shopper = shopper();

    @BeforeAll
    static void start() {
        Map<String, Object> properties =
                RunningOrders.properties(
                        "outage", RunningOrders.NEIGHBOURS, RunningOrders.IDENTITY);
        String url = String.valueOf(properties.get("commercegraph.postgres.url"));
        int port = URI.create(url.substring("jdbc:".length())).getPort();
        line = BreakableLine.to(port);
        properties.put(
                "commercegraph.postgres.url",
                url.replace(":" + port + "/", ":" + line.port() + "/"));
        orders = OrdersApplication.start(properties);
    }

    @AfterAll
    static void stop() {
        line.mend();
        orders.close();
        line.close();
    }

    @AfterEach
    void mend() {
        line.mend();
        await().atMost(RECOVERED_MAX)
                .until(() -> support().execute("{ orders { nodes { id } } }").errors().isEmpty());
    }

    private static SubgraphTestClient support() {
        return SubgraphTestClient.of(orders)
                .withToken(RunningOrders.IDENTITY.token("usr_support", "SUPPORT"));
    }

    private static Shopper shopper() {
        String id = Ids.next("usr_");
        return new Shopper(
                id, SubgraphTestClient.of(orders).withToken(RunningOrders.IDENTITY.token(id)));
    }

    static Stream<String> everyOperation() {
        return Stream.of(
                "{ order(id: \"ord_01ARZ3NDEKTSV4RRFFQ69G5FAV\") { id } }",
                "{ orders { nodes { id } } }",
                "{ _entities(representations: [{__typename: \"Order\", id: \"ord_01ARZ3NDEKTSV4RRFFQ69G5FAV\"}]) { ... on Order { status } } }",
                "{ _entities(representations: [{__typename: \"User\", id: \"usr_x\"}]) { ... on User { orders { nodes { id } } } } }",
                "{ _entities(representations: [{__typename: \"Product\", id: \"prd_x\"}]) { ... on Product { unitsSold } } }",
                "mutation { shipOrder(input: {id: \"ord_01ARZ3NDEKTSV4RRFFQ69G5FAV\", carrier: \"Post\", trackingNumber: \"1\"}) { order { id } } }",
                "mutation { deliverOrder(input: {id: \"ord_01ARZ3NDEKTSV4RRFFQ69G5FAV\"}) { order { id } } }",
                "mutation { cancelOrder(input: {id: \"ord_01ARZ3NDEKTSV4RRFFQ69G5FAV\"}) { order { id } } }",
                "mutation { placeOrder(input: {items: [{productId: \"%s\", quantity: 1}], shippingAddress: {name: \"A\", line1: \"B\", city: \"C\", postalCode: \"1\", country: \"DE\"}, paymentToken: \"tok_ok\", idempotencyKey: \"k\"}) { order { id } } }"
                        .formatted(TEA.value()));
    }

    @ParameterizedTest
    @MethodSource("everyOperation")
    void saysUnavailableWhenTheDatabaseIsNotThere(String operation) {
        line.kill();
        assertUnavailable(operation);
    }

    @Test
    void saysUnavailableWhenTheDatabaseSaysNothing() {
        line.silence();
        assertUnavailable("{ orders { nodes { id } } }");
    }

    private static void assertUnavailable(String operation) {
        long begin = System.nanoTime();
        GraphAnswer answer = support().execute(operation);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.errorCodes())
                .as("%s", answer.body())
                .isNotEmpty()
                .containsOnly("UNAVAILABLE");
        assertThat(answer.errorMessages())
                .allSatisfy(
                        message ->
                                assertThat(message)
                                        .doesNotContain("Exception", "java", "localhost", "jdbc"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(ANSWER_MAX);
    }

    /// The line breaks after different numbers of answers (`-Dtests.long=true`: after each); the
    /// buyer learns what happened or nothing, and asks again under the same key.
    @Test
    void placesOneOrderWhereverTheLineBreaks() {
        int broken = 0;
        for (int answers = 0; answers < ANSWERS; answers += STEP) {
            String key = "broken-" + answers;
            line.killAfter(answers);
            GraphAnswer first = shopper.place(key, "tok_ok", TEA, 1);
            if (!first.errors().isEmpty()) {
                assertThat(first.errorCodes()).containsOnly("UNAVAILABLE");
                broken++;
            }
            line.mend();
            GraphAnswer again = placed(key);

            String id = again.text("placeOrder.order.id");
            if (first.errors().isEmpty())
                assertThat(id).isEqualTo(first.text("placeOrder.order.id"));
            assertThat(own()).as("with key %s", key).hasSize(answers / STEP + 1);
            shopper.awaitStatus(id, "CONFIRMED");
        }
        assertThat(broken).as("breaks that were noticed").isPositive();
    }

    /// The pool may have to find out that its connections are broken.
    private GraphAnswer placed(String key) {
        return await().atMost(RECOVERED_MAX)
                .until(
                        () -> shopper.place(key, "tok_ok", TEA, 1),
                        answer -> answer.errors().isEmpty());
    }

    private List<?> own() {
        GraphAnswer answer =
                shopper.ask(
                        "{ _entities(representations: [{__typename: \"User\", id: \"%s\"}]) { ... on User { orders(first: 100) { nodes { id } } } } }"
                                .formatted(shopper.id()));
        return answer.list("_entities[0].orders.nodes");
    }
}
