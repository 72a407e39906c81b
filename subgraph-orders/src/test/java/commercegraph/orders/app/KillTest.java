package commercegraph.orders.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import commercegraph.orders.domain.ProductId;
import commercegraph.orders.testing.Neighbours;
import commercegraph.support.ids.Ids;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import commercegraph.support.testing.TestIdentity;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A process of its own is killed while orders are on their way. Whatever it answered is fulfilled
/// by the next one, once.
class KillTest {
    private static final int KILLS = 2;
    private static final int ORDERS_OF_A_RUN = 12;

    @Test
    void losesNothingThatWasAnsweredAndDoesNothingTwice(@TempDir Path directory) throws Exception {
        try (Neighbours neighbours = Neighbours.start();
                TestIdentity identity = TestIdentity.start()) {
            ProductId tea = neighbours.sell(Ids.next("prd_"), "1.00", "EUR", 1_000);
            Map<String, Object> properties =
                    RunningOrders.properties("killed", neighbours, identity);
            List<String> answered = new ArrayList<>();
            Shopper shopper = null;
            for (int run = 0; run <= KILLS; run++) {
                int port = freePort();
                Process process = start(properties, port, directory.resolve(run + ".log").toFile());
                try {
                    String user = shopper == null ? Ids.next("usr_") : shopper.id();
                    shopper =
                            new Shopper(
                                    user,
                                    SubgraphTestClient.of(port).withToken(identity.token(user)));
                    awaitServing(shopper);
                    if (run < KILLS) {
                        place(shopper, "run-%d-".formatted(run), tea, answered);
                    } else {
                        answered.forEach(id -> awaitConfirmed(user, identity, port, id));
                    }
                } finally {
                    process.destroyForcibly().waitFor();
                }
            }
            assertThat(answered).hasSize(KILLS * ORDERS_OF_A_RUN);
            assertThat(neighbours.available(tea)).isEqualTo(1_000 - answered.size());
            JdbcClient database = database(properties);
            assertThat(count(database, "provider_charges WHERE status = 'CAPTURED'"))
                    .isEqualTo(answered.size());
            assertThat(count(database, "order_events WHERE status = 'CONFIRMED'"))
                    .isEqualTo(answered.size());
            assertThat(count(database, "outbox WHERE done_at IS NULL")).isZero();
        }
    }

    private static void place(
            Shopper shopper, String key, ProductId product, List<String> answered) {
        for (int number = 0; number < ORDERS_OF_A_RUN; number++) {
            GraphAnswer placed = shopper.place(key + number, "tok_ok", product, 1);
            answered.add(placed.text("placeOrder.order.id"));
        }
    }

    private static void awaitServing(Shopper shopper) {
        await().atMost(Duration.ofSeconds(120))
                .ignoreExceptions()
                .until(
                        () -> shopper.ask("{ order(id: \"x\") { id } }").status(),
                        status -> status == 200);
    }

    private static void awaitConfirmed(String user, TestIdentity identity, int port, String id) {
        SubgraphTestClient client = SubgraphTestClient.of(port).withToken(identity.token(user));
        new Shopper(user, client).awaitStatus(id, "CONFIRMED");
    }

    private static Process start(Map<String, Object> properties, int port, File log)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(OrdersApplication.class.getName());
        properties.forEach(
                (name, value) -> {
                    if (!name.equals("server.port")) {
                        command.add("--%s=%s".formatted(name, value));
                    }
                });
        command.add("--server.port=" + port);
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JdbcClient database(Map<String, Object> properties) {
        return JdbcClient.create(
                new DriverManagerDataSource(
                        String.valueOf(properties.get("commercegraph.postgres.url")),
                        String.valueOf(properties.get("commercegraph.postgres.user")),
                        String.valueOf(properties.get("commercegraph.postgres.password"))));
    }

    private static long count(JdbcClient database, String from) {
        return database.sql("SELECT count(*) FROM " + from).query(Long.class).single();
    }
}
