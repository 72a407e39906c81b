package commercegraph.support.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A DynamoDB that is not to be relied on: hands requests on to a real one, and lets each come to
/// the harm that its plan says. Whoever calls it holds no connection to the real one.
public final class UnreliableStore implements AutoCloseable {

    /// What happens to one request.
    public enum Mishap {
        NONE,
        /// Refused as too much; nothing is done.
        THROTTLED,
        /// The connection breaks before the store has heard of it.
        LOST_BEFORE,
        /// The store does it, and the connection breaks before the answer.
        LOST_AFTER
    }

    private static final String TOO_MUCH =
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\",\"message\":\"too much\"}";

    /// What belongs to one connection and is not handed on.
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "connection", "content-length", "transfer-encoding", "expect");

    static {
        // Its answers are small; without this each waits for the caller's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final URI store;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;
    private volatile Function<String, Mishap> plan = _ -> Mishap.NONE;

    private UnreliableStore(URI store, HttpServer server) {
        this.store = store;
        this.server = server;
    }

    public static UnreliableStore before(URI store) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var server = HttpServer.create(address, 0);
            var unreliable = new UnreliableStore(store, server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", unreliable::handle);
            server.start();
            return unreliable;
        } catch (IOException failure) {
            throw new IllegalStateException("no port for the unreliable store", failure);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// What is to happen to each request from now on, by the name of what it asks for, for example
    /// `TransactWriteItems`. Asked once for each request, by many threads at once.
    public void plan(Function<String, Mishap> next) {
        plan = next;
    }

    /// From now on all is well.
    public void recover() {
        plan(_ -> Mishap.NONE);
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (plan.apply(operation(exchange))) {
                case NONE -> answer(exchange, handOn(exchange, body));
                case THROTTLED -> throttle(exchange);
                case LOST_BEFORE -> {}
                case LOST_AFTER -> {
                    var _ = handOn(exchange, body);
                }
            }
        }
    }

    private static String operation(HttpExchange exchange) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        return target == null ? "" : target.substring(target.indexOf('.') + 1);
    }

    private HttpResponse<byte[]> handOn(HttpExchange exchange, byte[] body) throws IOException {
        var request =
                HttpRequest.newBuilder(store).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT)))
                                values.forEach(value -> request.header(name, value));
                        });
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response)
            throws IOException {
        response.headers()
                .map()
                .forEach(
                        (name, values) -> {
                            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT)))
                                values.forEach(
                                        value -> exchange.getResponseHeaders().add(name, value));
                        });
        exchange.sendResponseHeaders(response.statusCode(), response.body().length);
        exchange.getResponseBody().write(response.body());
    }

    private static void throttle(HttpExchange exchange) throws IOException {
        byte[] body = TOO_MUCH.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(400, body.length);
        exchange.getResponseBody().write(body);
    }
}
