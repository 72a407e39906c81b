package commercegraph.metrics.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers as the catalog does when it is asked for products' categories: each product is in a
/// category below one that is named after its last character.
final class CatalogStandIn implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean down;

    CatalogStandIn() {
        try {
            server = HttpServer.create(loopback(), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/graphql", this::answer);
        server.start();
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    Map<String, Object> peer() {
        return Map.of(
                "commercegraph.peers.catalog.url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/graphql",
                "commercegraph.peers.catalog.key-id",
                "metrics-catalog",
                "commercegraph.peers.catalog.secret",
                "metrics-catalog-secret-for-tests-only-01");
    }

    int requests() {
        return requests.get();
    }

    void down(boolean isDown) {
        down = isDown;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.incrementAndGet();
            boolean signed = exchange.getRequestHeaders().containsKey("signature");
            byte[] body = exchange.getRequestBody().readAllBytes();
            byte[] answer = JSON.writeValueAsBytes(answer(JSON.readTree(body)));
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(down ? 503 : signed ? 200 : 401, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static Map<String, Object> answer(JsonNode request) {
        List<@Nullable Object> entities = new ArrayList<>();
        for (JsonNode product : request.at("/variables/products")) {
            String id = product.get("id").asString();
            entities.add(id.equals("prd_unknown") ? null : product(id));
        }
        return Map.of("data", Map.of("_entities", entities));
    }

    private static Map<String, Object> product(String id) {
        Map<String, Object> top = Map.of("name", "Top " + id.charAt(id.length() - 1));
        return Map.of("id", id, "category", Map.of("name", "Low", "parent", top));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
