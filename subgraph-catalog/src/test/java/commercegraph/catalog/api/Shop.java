package commercegraph.catalog.api;

import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What an editor does, and what comes of it.
record Shop(SubgraphTestClient editor) {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /// With a name, an SKU and a price where none are given.
    GraphAnswer create(Map<String, ?> fields) {
        Map<String, Object> input =
                new HashMap<>(
                        Map.of(
                                "sku", sku(),
                                "name", "Lamp",
                                "price", Map.of("amount", "19.9", "currency", "EUR")));
        input.putAll(fields);
        return editor.execute(
                """
                mutation($input: CreateProductInput!) { createProduct(input: $input) {
                  product { id sku name version } userErrors { code message field } } }
                """,
                Map.of("input", input));
    }

    GraphAnswer update(String input) {
        return editor.execute(
                """
                mutation { updateProduct(input: %s) {
                  product { id name description tags weightGrams version status price { amount currency } }
                  userErrors { code field } } }
                """
                        .formatted(input));
    }

    String category(String name, @Nullable String parent) {
        return editor.execute(
                        "mutation { createCategory(input: {name: \"%s\"%s}) { category { id } } }"
                                .formatted(
                                        name,
                                        parent == null ? "" : ", parentId: \"" + parent + "\""))
                .text("createCategory.category.id");
    }

    static String sku() {
        return "SKU-" + NUMBERS.incrementAndGet();
    }
}
