package commercegraph.router.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Serves the subgraphs of all suites by HTTP on loopback, at `/{suite}/{subgraph}`.
final class FactsServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, FactsSubgraph> subgraphs = new ConcurrentHashMap<>();

    private FactsServer(HttpServer server) {
        this.server = server;
    }

    static FactsServer start() {
        try {
            FactsServer facts =
                    new FactsServer(
                            HttpServer.create(
                                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            facts.server.createContext("/", facts::handle);
            facts.server.setExecutor(facts.threads);
            facts.server.start();
            return facts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(String suite, String subgraph, FactsSubgraph facts) {
        subgraphs.put("/" + suite + "/" + subgraph, facts);
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            FactsSubgraph subgraph = subgraphs.get(exchange.getRequestURI().getPath());
            if (subgraph == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            byte[] answer = Json.write(subgraph.execute(Json.object(Json.read(request))));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(answer);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
