package commercegraph.router.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A small HTTP server that answers as it is told and remembers what it was asked.
public final class TestSubgraph implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /// @param headers by lower-case name
    public record Request(String target, Map<String, List<String>> headers, byte[] body) {
        public String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }

        public String text() {
            return new String(body, UTF_8);
        }
    }

    public record Response(int status, Map<String, String> headers, byte[] body) {
        public static Response json(String body) {
            return new Response(
                    200,
                    Map.of("content-type", "application/json; charset=utf-8"),
                    body.getBytes(UTF_8));
        }
    }

    @FunctionalInterface
    private interface Handler {
        void handle(HttpExchange exchange, Request request) throws IOException;
    }

    private TestSubgraph() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.start();
    }

    public static TestSubgraph answering(Function<Request, Response> answers) {
        return handling((exchange, request) -> send(exchange, answers.apply(request)));
    }

    public static TestSubgraph answering(String json) {
        return answering(_ -> Response.json(json));
    }

    /// Its answers have no `Content-Length`.
    public static TestSubgraph chunked(String json) {
        return handling(
                (exchange, _) -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(json.getBytes(UTF_8));
                    exchange.close();
                });
    }

    /// It takes requests and says nothing.
    public static TestSubgraph silent() {
        TestSubgraph subgraph = new TestSubgraph();
        subgraph.handle(
                (exchange, _) -> {
                    try {
                        subgraph.closed.await();
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                    exchange.close();
                });
        return subgraph;
    }

    /// It closes the connection of so many requests before it answers the others.
    public static TestSubgraph breakingTheFirst(int count, String json) {
        AtomicInteger taken = new AtomicInteger();
        return handling(
                (exchange, _) -> {
                    if (taken.getAndIncrement() < count) {
                        exchange.close();
                    } else {
                        send(exchange, Response.json(json));
                    }
                });
    }

    private static TestSubgraph handling(Handler handler) {
        TestSubgraph subgraph = new TestSubgraph();
        subgraph.handle(handler);
        return subgraph;
    }

    private void handle(Handler handler) {
        server.createContext(
                "/",
                exchange -> {
                    Request request = read(exchange);
                    requests.add(request);
                    handler.handle(exchange, request);
                });
    }

    public String url() {
        return "http://" + authority() + "/graphql";
    }

    public String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// In the order in which they came.
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static Request read(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return new Request(
                exchange.getRequestURI().toString(),
                Map.copyOf(headers),
                exchange.getRequestBody().readAllBytes());
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(response.status(), Math.max(response.body().length, -1));
        exchange.getResponseBody().write(response.body());
        exchange.close();
    }
}
