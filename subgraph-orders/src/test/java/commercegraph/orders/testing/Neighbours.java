package commercegraph.orders.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import commercegraph.orders.domain.Catalog.Reservation;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.ProductId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The catalog and users subgraphs as orders see them: over HTTP, with facts in memory. Users are
/// active unless they are disabled.
public final class Neighbours implements AutoCloseable {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private record Facts(String name, String price, String currency) {}

    private final HttpServer server;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Facts> products = new ConcurrentHashMap<>();
    private final Map<String, String> statuses = new ConcurrentHashMap<>();
    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private final List<String> correlationIds = new CopyOnWriteArrayList<>();
    private final StockKeeper stock = new StockKeeper();

    private Neighbours(HttpServer server) {
        this.server = server;
    }

    public static Neighbours start() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Neighbours neighbours = new Neighbours(server);
            server.createContext("/catalog", exchange -> neighbours.answer(exchange, true));
            server.createContext("/users", exchange -> neighbours.answer(exchange, false));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return neighbours;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where they are, for the subgraph's configuration.
    public Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        for (String peer : List.of("catalog", "users")) {
            String prefix = "commercegraph.peers.%s.".formatted(peer);
            properties.put(
                    prefix + "url",
                    "http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), peer));
            properties.put(prefix + "key-id", "orders-" + peer);
            properties.put(prefix + "secret", "orders-secret-for-tests-only-0123456789");
        }
        return properties;
    }

    public ProductId sell(String id, String price, String currency, int units) {
        products.put(id, new Facts("The " + id, price, currency));
        stock.stock(new ProductId(id), units);
        return new ProductId(id);
    }

    public int available(ProductId product) {
        return stock.available(product);
    }

    public void disable(String user) {
        statuses.put(user, "DISABLED");
    }

    /// The `Signature-Input` of each call.
    public List<String> signatures() {
        return List.copyOf(signatures);
    }

    public List<String> correlationIds() {
        return List.copyOf(correlationIds);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, boolean isCatalog) throws IOException {
        signatures.add(String.valueOf(exchange.getRequestHeaders().getFirst("signature-input")));
        correlationIds.add(
                String.valueOf(exchange.getRequestHeaders().getFirst("x-correlation-id")));
        Map<String, Object> request =
                json.readValue(exchange.getRequestBody().readAllBytes(), OBJECT);
        String query = String.valueOf(request.get("query"));
        Map<?, ?> variables = (Map<?, ?>) Objects.requireNonNull(request.get("variables"));
        Object data = isCatalog ? catalog(query, variables) : users(variables);
        byte[] body = json.writeValueAsBytes(Map.of("data", data));
        try (exchange) {
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Object users(Map<?, ?> variables) {
        return Map.of(
                "_entities",
                representations(variables.get("users")).stream()
                        .map(id -> Map.of("id", id, "status", statuses.getOrDefault(id, "ACTIVE")))
                        .toList());
    }

    private Object catalog(String query, Map<?, ?> variables) {
        if (query.contains("_entities")) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put(
                    "_entities",
                    representations(variables.get("products")).stream()
                            .map(this::product)
                            .toList());
            return data;
        }
        boolean done =
                switch (variables.get("input")) {
                    case Map<?, ?> input -> reserve(input);
                    case null, default -> {
                        OrderId order = new OrderId(String.valueOf(variables.get("order")));
                        if (query.contains("releaseStock")) {
                            stock.release(order);
                            yield true;
                        }
                        yield stock.commit(order);
                    }
                };
        List<?> errors =
                done ? List.of() : List.of(Map.of("code", "OUT_OF_STOCK", "message", "no"));
        return Map.of("answer", Map.of("reserved", done, "userErrors", errors));
    }

    private boolean reserve(Map<?, ?> input) {
        Map<ProductId, Integer> quantities = new HashMap<>();
        for (Object line : (List<?>) Objects.requireNonNull(input.get("lines"))) {
            Map<?, ?> fields = (Map<?, ?>) line;
            quantities.put(
                    new ProductId(String.valueOf(fields.get("productId"))),
                    (Integer) Objects.requireNonNull(fields.get("quantity")));
        }
        OrderId order = new OrderId(String.valueOf(input.get("orderId")));
        Instant expiresAt = Instant.parse(String.valueOf(input.get("expiresAt")));
        return stock.reserve(order, quantities, expiresAt) instanceof Reservation.Held;
    }

    /// An empty object, which is not on sale, for a product that nobody sells.
    private Object product(String id) {
        Facts facts = products.get(id);
        return facts == null
                ? Map.of()
                : Map.of(
                        "id", id,
                        "name", facts.name(),
                        "status", "ON_SALE",
                        "availableQuantity", stock.available(new ProductId(id)),
                        "price", Map.of("amount", facts.price(), "currency", facts.currency()));
    }

    private static List<String> representations(@Nullable Object given) {
        return ((List<?>) Objects.requireNonNull(given))
                .stream().map(each -> String.valueOf(((Map<?, ?>) each).get("id"))).toList();
    }
}
