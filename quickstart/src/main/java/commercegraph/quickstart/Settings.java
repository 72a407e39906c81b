package commercegraph.quickstart;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What each subgraph is told: its port, its stores, whose keys it knows and whom it calls.
final class Settings {
    static final String CLIENT_ID = "commerce-graph";

    /// Who tries it out sees at once that a user was disabled.
    static final Duration REVOCATIONS_CACHED = Duration.ofSeconds(2);

    /// Only the orders service touches stock: the router's key may not call these.
    private static final List<String> STOCK_MUTATIONS =
            List.of("reserveStock", "commitStock", "releaseStock");

    /// The queues that bring deletions of users.
    private static final String ORDERS_DELETIONS = "orders-user-deletions";

    private static final String METRICS_DELETIONS = "metrics-user-deletions";

    private final Stores stores;
    private final Ports ports;

    Settings(Stores stores, Ports ports) {
        this.stores = stores;
        this.ports = ports;
    }

    Map<String, Object> users() {
        Map<String, Object> settings = common("users", ports.users());
        settings.put("commercegraph.accounts.quickstart", true);
        settings.put("commercegraph.users.input-hash-key", Secrets.INPUT_HASH);
        settings.putAll(dynamoDb());
        settings.putAll(sqs());
        list(settings, "commercegraph.events.queues", List.of(ORDERS_DELETIONS, METRICS_DELETIONS));
        caller(settings, "users", "orders", List.of("user", "_entities"));
        return settings;
    }

    Map<String, Object> catalog() {
        Map<String, Object> settings = common("catalog", ports.catalog());
        settings.putAll(dynamoDb());
        settings.put("commercegraph.catalog.input-hash-key", Secrets.INPUT_HASH);
        list(settings, peer("router-catalog") + "fields-denied", STOCK_MUTATIONS);
        List<String> ofOrders =
                List.of("reserveStock", "commitStock", "releaseStock", "product", "_entities");
        caller(settings, "catalog", "orders", ofOrders);
        caller(settings, "catalog", "metrics", List.of("_entities"));
        return settings;
    }

    Map<String, Object> orders() {
        Map<String, Object> settings = common("orders", ports.orders());
        settings.put("commercegraph.postgres.url", stores.postgres().url());
        settings.put("commercegraph.postgres.user", stores.postgres().user());
        settings.put("commercegraph.postgres.password", stores.postgres().password());
        settings.putAll(sqs());
        settings.put("commercegraph.orders.deletions-queue", ORDERS_DELETIONS);
        settings.put("commercegraph.orders.ship-after", "10m");
        settings.put("commercegraph.orders.input-hash-key", Secrets.ORDERS_INPUT_HASH);
        calls(settings, "orders", "catalog", ports.catalog());
        calls(settings, "orders", "users", ports.users());
        return settings;
    }

    Map<String, Object> metrics() {
        Map<String, Object> settings = common("metrics", ports.metrics());
        settings.putAll(dynamoDb());
        settings.put("commercegraph.redis.uri", stores.redis().uri().toString());
        settings.putAll(sqs());
        settings.put("commercegraph.metrics.deletions-queue", METRICS_DELETIONS);
        calls(settings, "metrics", "catalog", ports.catalog());
        String keys = "commercegraph.metrics.event-keys.";
        list(settings, keys + "quickstart.scopes", List.of("events:write", "metadata:write"));
        list(settings, keys + "quickstart-events.scopes", List.of("events:write"));
        return settings;
    }

    private Map<String, Object> common(String name, int port) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", port);
        settings.put("server.address", "127.0.0.1");
        settings.put("commercegraph.identity.issuer", issuer(ports));
        settings.put("commercegraph.identity.jwks-uri", jwksUri(ports));
        settings.put("commercegraph.identity.client-id", CLIENT_ID);
        list(
                settings,
                "commercegraph.signatures.authorities",
                List.of("127.0.0.1:" + port, "localhost:" + port));
        settings.put("commercegraph.revocations.redis-uri", stores.redis().uri().toString());
        settings.put("commercegraph.revocations.cached", REVOCATIONS_CACHED.toString());
        caller(settings, name, "router", List.of());
        return settings;
    }

    private Map<String, Object> dynamoDb() {
        return Map.of(
                "commercegraph.dynamodb.endpoint",
                stores.dynamoDb().endpoint().toString(),
                "commercegraph.dynamodb.region",
                "eu-central-1",
                "commercegraph.dynamodb.create-tables",
                true);
    }

    private Map<String, Object> sqs() {
        return Map.of(
                "commercegraph.sqs.endpoint",
                stores.sqs().endpoint().toString(),
                "commercegraph.sqs.region",
                "eu-central-1");
    }

    private static void caller(
            Map<String, Object> settings, String callee, String caller, List<String> fields) {
        String peer = peer(caller + "-" + callee);
        settings.put(peer + "secrets[0]", Secrets.between(caller, callee));
        list(settings, peer + "fields", fields);
    }

    private static void calls(
            Map<String, Object> settings, String caller, String callee, int port) {
        String peer = "commercegraph.peers." + callee + ".";
        settings.put(peer + "url", "http://127.0.0.1:" + port + "/graphql");
        settings.put(peer + "key-id", caller + "-" + callee);
        settings.put(peer + "secret", Secrets.between(caller, callee));
    }

    private static String peer(String keyId) {
        return "commercegraph.signatures.peers." + keyId + ".";
    }

    private static void list(Map<String, Object> settings, String key, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            settings.put(key + "[" + i + "]", values.get(i));
        }
    }

    static String issuer(Ports ports) {
        return "http://127.0.0.1:" + ports.users();
    }

    static String jwksUri(Ports ports) {
        return issuer(ports) + "/.well-known/jwks.json";
    }
}
