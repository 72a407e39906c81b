package commercegraph.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The benchmark's facts, wired into one graph. Each subgraph answers only what its schema lets the
/// router ask.
final class Data {
    final Map<String, Node> users = new LinkedHashMap<>();
    final Map<String, Node> products = new LinkedHashMap<>();
    final Map<String, Node> reviews = new LinkedHashMap<>();

    Data() {
        user("1", "urigo", "Uri Goldshtein");
        user("2", "dotansimha", "Dotan Simha");
        user("3", "kamilkisiela", "Kamil Kisiela");
        user("4", "ardatan", "Arda Tanrikulu");
        user("5", "gilgardosh", "Gil Gardosh");
        user("6", "laurin", "Laurin Quast");
        product("1", "Table", 899, 100, true);
        product("2", "Couch", 1299, 1000, false);
        product("3", "Glass", 15, 20, false);
        product("4", "Chair", 499, 100, false);
        product("5", "TV", 1299, 1000, true);
        reviews(bodies());
    }

    private void user(String id, String username, String name) {
        users.put(
                id,
                new Node("User")
                        .with("id", string(id))
                        .with("username", string(username))
                        .with("name", string(name)));
    }

    private void product(String upc, String name, int price, int weight, boolean inStock) {
        products.put(
                upc,
                new Node("Product")
                        .with("upc", string(upc))
                        .with("name", string(name))
                        .with("price", number(price))
                        .with("weight", number(weight))
                        .with("inStock", bytes(Boolean.toString(inStock)))
                        .with("shippingEstimate", null));
    }

    private void reviews(List<String> bodies) {
        int[] bodyOf = {0, 1, 2, 3, 0, 1, 2, 3, 3, 3, 4};
        String[] productOf = {"1", "1", "1", "1", "2", "2", "2", "2", "3", "4", "4"};
        Map<String, List<Node>> byProduct = new LinkedHashMap<>();
        products.keySet().forEach(upc -> byProduct.put(upc, new ArrayList<>()));
        for (int i = 0; i < bodyOf.length; i++) {
            String id = Integer.toString(i + 1);
            Node review =
                    new Node("Review")
                            .with("id", string(id))
                            .with("body", string(bodies.get(bodyOf[i])))
                            .with("author", users.get("1"))
                            .with("product", products.get(productOf[i]));
            reviews.put(id, review);
            Objects.requireNonNull(byProduct.get(productOf[i])).add(review);
        }
        products.forEach((upc, product) -> product.with("reviews", byProduct.get(upc)));
        List<Node> ofUsers = reviews.values().stream().limit(2).toList();
        users.values().forEach(user -> user.with("reviews", ofUsers));
    }

    @Nullable Node find(String type, String key) {
        return switch (type) {
            case "User" -> users.get(key);
            case "Product" -> products.get(key);
            case "Review" -> reviews.get(key);
            default -> null;
        };
    }

    private static List<String> bodies() {
        try (InputStream in = Data.class.getResourceAsStream("/bodies.txt")) {
            byte[] all = Objects.requireNonNull(in, "bodies.txt").readAllBytes();
            return new String(all, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The texts have no character that JSON escapes.
    private static byte[] string(String text) {
        return bytes('"' + text + '"');
    }

    private static byte[] number(int value) {
        return bytes(Integer.toString(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
