package commercegraph.catalog.api;

import static commercegraph.support.testing.HostileValues.mostly;
import static commercegraph.support.testing.HostileValues.mutate;
import static commercegraph.support.testing.HostileValues.numbers;
import static commercegraph.support.testing.HostileValues.objects;
import static commercegraph.support.testing.HostileValues.send;
import static commercegraph.support.testing.HostileValues.times;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.catalog.app.CatalogUnderTest;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.HostileValues;
import commercegraph.support.testing.SubgraphTestClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/// Whatever is sent, the answer is data, a userError that names the field, or BAD_USER_INPUT.
class HostileInputTest {
    private final SubgraphTestClient editor = CatalogUnderTest.editor();
    private final SubgraphTestClient orders = CatalogUnderTest.service();

    @Property(tries = 150)
    void createsOrSaysWhyNot(@ForAll("products") Map<String, @Nullable Object> input) {
        assertTyped(mutate(editor, "createProduct", "CreateProductInput", "product { id }", input));
    }

    @Property(tries = 100)
    void updatesOrSaysWhyNot(@ForAll("updates") Map<String, @Nullable Object> input) {
        assertTyped(mutate(editor, "updateProduct", "UpdateProductInput", "product { id }", input));
    }

    @Property(tries = 50)
    void deletesOrSaysWhyNot(@ForAll("deletions") Map<String, @Nullable Object> input) {
        assertTyped(mutate(editor, "deleteProduct", "DeleteProductInput", "product { id }", input));
    }

    @Property(tries = 80)
    void adjustsOrSaysWhyNot(@ForAll("adjustments") Map<String, @Nullable Object> input) {
        assertTyped(mutate(editor, "adjustStock", "AdjustStockInput", "product { id }", input));
    }

    @Property(tries = 60)
    void makesCategoriesOrSaysWhyNot(@ForAll("categories") Map<String, @Nullable Object> input) {
        assertTyped(
                mutate(editor, "createCategory", "CreateCategoryInput", "category { id }", input));
    }

    @Property(tries = 80)
    void reservesOrSaysWhyNot(@ForAll("reservations") Map<String, @Nullable Object> input) {
        assertTyped(mutate(orders, "reserveStock", "ReserveStockInput", "reserved", input));
    }

    @Property(tries = 40)
    void commitsAndReleasesOrSaysWhyNot(@ForAll("texts") String order) {
        assertTyped(
                send(
                        orders,
                        "mutation($id: ID!) { a: commitStock(orderId: $id) { userErrors { code field } } b: releaseStock(orderId: $id) { userErrors { code field } } }",
                        Map.of("id", order)));
    }

    @Property(tries = 100)
    void findsOrDoesNot(
            @ForAll("texts") String text,
            @ForAll("filters") Map<String, @Nullable Object> filter,
            @ForAll("sorts") String sort) {
        var variables = new LinkedHashMap<String, @Nullable Object>();
        variables.put("text", text);
        variables.put("id", text);
        variables.put("filter", filter);
        variables.put("sort", sort);
        variables.put(
                "representations",
                List.of(
                        Map.of("__typename", "Product", "id", text),
                        Map.of("__typename", "Product", "sku", text),
                        Map.of("__typename", "Category", "id", text),
                        Map.of("__typename", "Product")));
        assertTyped(
                send(
                        editor,
                        """
                        query($text: String!, $id: ID!, $filter: ProductFilter, $sort: ProductSort, $representations: [_Any!]!) {
                          product(id: $id) { id } productBySku(sku: $text) { id } category(id: $id) { id }
                          _entities(representations: $representations) { __typename }
                          filtered: products(filter: $filter, sort: $sort) { nodes { id } }
                          after: products(after: $text) { nodes { id } }
                        }
                        """,
                        variables));
    }

    private static void assertTyped(GraphAnswer answer) {
        assertThat(answer.status()).isIn(200, 400);
        assertThat(answer.errorCodes()).allMatch("BAD_USER_INPUT"::equals);
        assertThat(answer.errorMessages())
                .allSatisfy(
                        message ->
                                assertThat(message)
                                        .doesNotContain("Exception", "java.", "software."));
        if (answer.body().get("data") instanceof Map<?, ?> data) {
            data.values().stream()
                    .filter(Map.class::isInstance)
                    .map(payload -> ((Map<?, ?>) payload).get("userErrors"))
                    .filter(List.class::isInstance)
                    .flatMap(errors -> ((List<?>) errors).stream())
                    .forEach(
                            error ->
                                    assertThat(((Map<?, ?>) error).get("field"))
                                            .as("the field of %s", error)
                                            .isInstanceOf(List.class));
        }
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> products() {
        return objects(
                Map.ofEntries(
                        Map.entry("sku", mostly(Arbitraries.strings().alpha().ofLength(12))),
                        Map.entry("name", mostly(Arbitraries.of("Lamp"))),
                        Map.entry("description", texts()),
                        Map.entry("price", prices()),
                        Map.entry("categoryId", texts()),
                        Map.entry("tags", texts().list().ofMaxSize(25)),
                        Map.entry("weightGrams", numbers()),
                        Map.entry("imageUrl", texts()),
                        Map.entry("initialQuantity", numbers()),
                        Map.entry("status", Arbitraries.of("ON_SALE", "DRAFT", "GONE")),
                        Map.entry("idempotencyKey", texts())),
                Set.of("sku", "name", "price"));
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> updates() {
        return objects(
                Map.ofEntries(
                        Map.entry("id", ids()),
                        Map.entry("version", numbers()),
                        Map.entry("name", mostly(Arbitraries.of("Lamp"))),
                        Map.entry("description", texts()),
                        Map.entry("price", prices()),
                        Map.entry("categoryId", texts()),
                        Map.entry("tags", texts().list().ofMaxSize(25)),
                        Map.entry("weightGrams", numbers()),
                        Map.entry("imageUrl", texts()),
                        Map.entry("idempotencyKey", texts())),
                Set.of("id"));
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> deletions() {
        return objects(Map.of("id", texts(), "idempotencyKey", texts()), Set.of("id"));
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> adjustments() {
        return objects(
                Map.of(
                        "productId", ids(),
                        "delta", numbers(),
                        "reason", texts(),
                        "idempotencyKey", texts()),
                Set.of("productId", "delta"));
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> categories() {
        return objects(
                Map.of("name", texts(), "parentId", texts(), "idempotencyKey", texts()),
                Set.of("name"));
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> reservations() {
        Arbitrary<Map<String, @Nullable Object>> lines =
                objects(
                        Map.of("productId", ids(), "quantity", numbers()),
                        Set.of("productId", "quantity"));
        return objects(
                Map.of(
                        "orderId", mostly(Arbitraries.strings().alpha().ofLength(12)),
                        "lines",
                                Arbitraries.oneOf(
                                        lines.list().ofMaxSize(4), lines.list().ofSize(120)),
                        "expiresAt", times()),
                Set.of("orderId", "lines"));
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> filters() {
        return objects(
                Map.of(
                        "categoryId", texts(),
                        "tag", texts(),
                        "namePrefix", texts(),
                        "minPrice", texts(),
                        "maxPrice", texts()),
                Set.of());
    }

    @Provide
    Arbitrary<String> sorts() {
        return Arbitraries.of("NEWEST", "NAME", "PRICE_ASCENDING", "PRICE_DESCENDING");
    }

    @Provide
    Arbitrary<String> texts() {
        return HostileValues.texts();
    }

    private Arbitrary<Object> prices() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(Map.of("amount", "19.90", "currency", "EUR"))),
                Tuple.of(
                        1,
                        texts().map(amount -> Map.of("amount", amount, "currency", "EUR"))
                                .map(Object.class::cast)),
                Tuple.of(
                        1,
                        texts().map(code -> Map.of("amount", "1", "currency", code))
                                .map(Object.class::cast)),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                Map.of("amount", 1.5, "currency", "JPY"), List.of(), "1 EUR")));
    }

    /// A product that is there, or any text.
    private Arbitrary<Object> ids() {
        return mostly(Arbitraries.just(Known.PRODUCT));
    }

    private static final class Known {
        static final String PRODUCT =
                new Shop(CatalogUnderTest.editor())
                        .create(Map.of("initialQuantity", 1_000))
                        .text("createProduct.product.id");
    }
}
