package commercegraph.catalog.api;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.catalog.app.CatalogUnderTest;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductsTest {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final SubgraphTestClient editor = CatalogUnderTest.editor();
    private final SubgraphTestClient anybody = CatalogUnderTest.anybody();

    @Test
    void makesAProductAndFindsItByBothKeys() {
        String category = category("Lamps", null);
        GraphAnswer made =
                create(
                        Map.of(
                                "categoryId",
                                category,
                                "tags",
                                List.of("b", "a", "b"),
                                "weightGrams",
                                1200,
                                "imageUrl",
                                "https://images.example.com/1.jpg",
                                "description",
                                "Two\nlines",
                                "initialQuantity",
                                3,
                                "status",
                                "ON_SALE"));
        assertThat(made.list("createProduct.userErrors")).isEmpty();
        String id = made.text("createProduct.product.id");
        String sku = made.text("createProduct.product.sku");
        assertThat(id).startsWith("prd_");

        GraphAnswer found =
                anybody.execute(
                        """
                        query($id: ID!, $sku: String!) {
                          product(id: $id) { ...all } productBySku(sku: $sku) { ...all }
                          _entities(representations: [{__typename: "Product", id: "%s"}, {__typename: "Product", sku: "%s"},
                            {__typename: "Product", id: "prd_none"}, {__typename: "Category", id: "%s"}]) {
                              ...all ... on Category { name } }
                        }
                        fragment all on Product { name price { amount currency } description tags weightGrams inStock version
                          status category { name products(first: 1) { nodes { id } } } }
                        """
                                .formatted(id, sku, category),
                        Map.of("id", id, "sku", sku));

        assertThat(found.errors()).isEmpty();
        assertThat(found.text("product"))
                .isEqualTo(
                        "{name=Lamp, price={amount=19.90, currency=EUR}, description=Two\nlines, tags=[b, a],"
                                + " weightGrams=1200, inStock=true, version=1, status=ON_SALE,"
                                + " category={name=Lamps, products={nodes=[{id=%s}]}}}"
                                        .formatted(id));
        assertThat(found.at("productBySku")).isEqualTo(found.at("product"));
        assertThat(found.at("_entities[0]")).isEqualTo(found.at("product"));
        assertThat(found.at("_entities[1]")).isEqualTo(found.at("product"));
        assertThat(found.at("_entities[2]")).isNull();
        assertThat(found.text("_entities[3].name")).isEqualTo("Lamps");
    }

    @ParameterizedTest
    @CsvSource({
        "sku,' x',sku",
        "sku,'',sku",
        "name,'',name",
        "name,'two\nlines',name",
        "imageUrl,javascript:alert(1),imageUrl",
        "categoryId,cat_none,categoryId",
        "idempotencyKey,'',idempotencyKey"
    })
    void namesTheFieldThatIsWrong(String field, String value, String named) {
        GraphAnswer answer = create(Map.of(field, value));

        assertThat(answer.at("createProduct.product")).isNull();
        assertThat(answer.list("createProduct.userErrors[0].field")).isEqualTo(List.of(named));
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        GraphAnswer answer =
                create(
                        Map.of(
                                "price",
                                Map.of("amount", "1.999", "currency", "EUR"),
                                "weightGrams",
                                -1,
                                "initialQuantity",
                                -1,
                                "tags",
                                List.of("fine", "")));

        assertThat(answer.list("createProduct.userErrors"))
                .extracting(error -> ((Map<?, ?>) error).get("field"))
                .isEqualTo(
                        List.of(
                                List.of("price", "amount"),
                                List.of("tags", "1"),
                                List.of("weightGrams"),
                                List.of("initialQuantity")));
    }

    @Test
    void givesAnSkuOnce() {
        String sku = create(Map.of()).text("createProduct.product.sku");

        assertThat(create(Map.of("sku", sku)).text("createProduct.userErrors[0].code"))
                .isEqualTo("SKU_TAKEN");
    }

    @Test
    void answersTheSameKeyWithTheFirstResult() {
        Map<String, Object> input = Map.of("sku", sku(), "idempotencyKey", "key " + sku());
        GraphAnswer first = create(input);
        GraphAnswer second = create(input);

        assertThat(first.text("createProduct.product.id")).startsWith("prd_");
        assertThat(second.at("createProduct")).isEqualTo(first.at("createProduct"));
        Map<String, Object> other = new HashMap<>(input);
        other.put("name", "Another");
        assertThat(create(other).text("createProduct.userErrors[0].code"))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void leavesAbsentFieldsAndClearsNulls() {
        String id =
                create(Map.of("description", "old", "weightGrams", 5, "tags", List.of("a")))
                        .text("createProduct.product.id");

        GraphAnswer answer =
                update(
                        """
                        {id: "%s", version: 1, description: null, tags: null, price: {amount: "7", currency: "JPY"}}
                        """
                                .formatted(id));

        assertThat(answer.text("updateProduct.product"))
                .isEqualTo(
                        "{id=%s, name=Lamp, description=null, tags=[], weightGrams=5, version=2, status=DRAFT, price={amount=7, currency=JPY}}"
                                .formatted(id));
    }

    @Test
    void refusesAChangeOfWhatHasChanged() {
        String id = create(Map.of()).text("createProduct.product.id");
        update("{id: \"%s\", version: 1, name: \"First\"}".formatted(id));

        GraphAnswer late = update("{id: \"%s\", version: 1, name: \"Second\"}".formatted(id));

        assertThat(late.text("updateProduct.userErrors[0].code")).isEqualTo("CONFLICT");
        assertThat(late.list("updateProduct.userErrors[0].field")).isEqualTo(List.of("version"));
        assertThat(
                        editor.execute("{ product(id: \"%s\") { name } }".formatted(id))
                                .text("product.name"))
                .isEqualTo("First");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name: null", "price: null", "status: null", "categoryId: \"cat_none\""})
    void refusesAnUpdateThatBreaksARule(String change) {
        String id = create(Map.of()).text("createProduct.product.id");

        GraphAnswer answer = update("{id: \"%s\", %s}".formatted(id, change));

        assertThat(answer.list("updateProduct.userErrors")).hasSize(1);
        assertThat(answer.list("updateProduct.userErrors[0].field"))
                .isEqualTo(List.of(change.substring(0, change.indexOf(':'))));
    }

    @Test
    void takesAProductOffSaleForGood() {
        String id = create(Map.of("status", "ON_SALE")).text("createProduct.product.id");
        String delete =
                "mutation { deleteProduct(input: {id: \"%s\"}) { product { status } userErrors { code } } }"
                        .formatted(id);

        assertThat(editor.execute(delete).text("deleteProduct.product.status"))
                .isEqualTo("DISCONTINUED");
        assertThat(editor.execute(delete).list("deleteProduct.userErrors")).isEmpty();
        assertThat(
                        update("{id: \"%s\", status: ON_SALE}".formatted(id))
                                .text("updateProduct.userErrors[0].code"))
                .isEqualTo("CONFLICT");
        assertThat(
                        anybody.execute("{ product(id: \"%s\") { name } }".formatted(id))
                                .text("product.name"))
                .as("orders still name it")
                .isEqualTo("Lamp");
    }

    @Test
    void hidesDraftsFromAllButEditors() {
        String id = create(Map.of()).text("createProduct.product.id");
        String query =
                "{ product(id: \"%1$s\") { id } _entities(representations: [{__typename: \"Product\", id: \"%1$s\"}]) { ... on Product { id } } }"
                        .formatted(id);

        assertThat(anybody.execute(query).body().get("data"))
                .hasToString("{product=null, _entities=[null]}");
        assertThat(editor.execute(query).text("product.id")).isEqualTo(id);
    }

    @Test
    void asksForTheRightToWrite() {
        String create =
                "mutation { createProduct(input: {sku: \"S\", name: \"N\", price: {amount: \"1\", currency: \"EUR\"}}) { product { id } } }";

        assertThat(anybody.execute(create).errorCodes()).containsExactly("UNAUTHENTICATED");
        assertThat(CatalogUnderTest.customer().execute(create).errorCodes())
                .containsExactly("FORBIDDEN");
    }

    @Test
    void pagesThroughACategoryInEveryOrder() {
        String category = category("Shelf", null);
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < 7; number++) {
            ids.add(
                    create(
                                    Map.of(
                                            "categoryId",
                                            category,
                                            "status",
                                            "ON_SALE",
                                            "name",
                                            "Thing " + (char) ('a' + number * 3 % 7),
                                            "price",
                                            Map.of(
                                                    "amount",
                                                    Integer.toString(number * 5 % 7),
                                                    "currency",
                                                    "EUR")))
                            .text("createProduct.product.id"));
        }
        String filter = "{categoryId: \"%s\"}".formatted(category);

        assertThat(pages(filter, "NEWEST", "id")).isEqualTo(ids.reversed());
        assertThat(pages(filter, "NAME", "name")).isSorted().hasSize(7);
        assertThat(pages(filter, "PRICE_ASCENDING", "sku")).hasSize(7);
        List<String> dearest = pages(filter, "PRICE_DESCENDING", "id");
        assertThat(dearest.reversed()).isEqualTo(pages(filter, "PRICE_ASCENDING", "id"));
        assertThat(
                        pages(
                                "{categoryId: \"%s\", minPrice: \"2\", maxPrice: \"4.00\"}"
                                        .formatted(category),
                                "PRICE_ASCENDING",
                                "id"))
                .hasSize(3);
        assertThat(
                        pages(
                                "{categoryId: \"%s\", minPrice: \"2\"}".formatted(category),
                                "NEWEST",
                                "id"))
                .hasSize(5);
        assertThat(
                        pages(
                                "{categoryId: \"%s\", namePrefix: \"thing C\"}".formatted(category),
                                "NAME",
                                "name"))
                .containsExactly("Thing c");
        assertThat(
                        pages(
                                "{categoryId: \"%s\", namePrefix: \"THING d\"}".formatted(category),
                                "NEWEST",
                                "name"))
                .containsExactly("Thing d");
        assertThat(pages("{categoryId: \"%s\", inStock: true}".formatted(category), "NEWEST", "id"))
                .isEmpty();
        assertThat(
                        pages(
                                "{categoryId: \"%s\", inStock: false}".formatted(category),
                                "NEWEST",
                                "id"))
                .hasSize(7);
        assertThat(pages("{categoryId: \"%s\", status: DRAFT}".formatted(category), "NEWEST", "id"))
                .isEmpty();
    }

    @Test
    void pagesThroughAllProductsOnce() {
        String tag = "tag " + sku();
        for (int number = 0; number < 9; number++) {
            create(Map.of("status", "ON_SALE", "tags", List.of(tag), "name", "Ärmel " + number));
        }
        List<String> ids = pages("{tag: \"%s\"}".formatted(tag), "NAME", "id");

        assertThat(ids).hasSize(9);
        assertThat(new HashSet<>(ids)).hasSize(9);
        assertThat(pages("{namePrefix: \"ÄRMEL\"}", "NAME", "name")).hasSize(9).isSorted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "products(first: 0)",
                "products(first: 101)",
                "products(after: \"nonsense\")",
                "products(filter: {minPrice: \"dear\"})"
            })
    void refusesArgumentsOutOfBounds(String field) {
        GraphAnswer answer = anybody.execute("{ " + field + " { nodes { id } } }");

        assertThat(answer.errorCodes()).containsExactly("BAD_USER_INPUT");
    }

    @Test
    void refusesTheCursorOfAnotherOrder() {
        create(Map.of("status", "ON_SALE"));
        String cursor =
                anybody.execute("{ products(first: 1) { pageInfo { endCursor } } }")
                        .text("products.pageInfo.endCursor");

        assertThat(
                        anybody.execute(
                                        "{ products(sort: NAME, after: \"%s\") { nodes { id } } }"
                                                .formatted(cursor))
                                .errorCodes())
                .containsExactly("BAD_USER_INPUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "prd_none", "\\u0000"})
    void knowsNothingOfStrangeIds(String id) {
        GraphAnswer answer =
                anybody.execute(
                        "{ product(id: \"%1$s\") { id } productBySku(sku: \"%1$s\") { id } category(id: \"%1$s\") { id } }"
                                .formatted(id));

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.at("product")).isNull();
    }

    @Test
    void knowsNothingOfEndlessIds() {
        String id = "x".repeat(5_000);
        GraphAnswer answer =
                anybody.execute(
                        "query($id: ID!, $sku: String!) { product(id: $id) { id } productBySku(sku: $sku) { id } category(id: $id) { id } products(filter: {categoryId: $id}) { nodes { id } } }",
                        Map.of("id", id, "sku", id));

        assertThat(answer.errors()).isEmpty();
    }

    private List<String> pages(String filter, String sort, String field) {
        List<String> values = new ArrayList<>();
        String after = "null";
        for (int page = 0; page < 50; page++) {
            GraphAnswer answer =
                    anybody.execute(
                            "{ products(first: 2, after: %s, filter: %s, sort: %s) { nodes { %s } edges { cursor } pageInfo { hasNextPage endCursor } } }"
                                    .formatted(after, filter, sort, field));
            assertThat(answer.errors()).isEmpty();
            answer.list("products.nodes")
                    .forEach(node -> values.add(String.valueOf(((Map<?, ?>) node).get(field))));
            if (answer.text("products.pageInfo.hasNextPage").equals("false")) {
                return values;
            }
            after = "\"" + answer.text("products.pageInfo.endCursor") + "\"";
        }
        throw new AssertionError("the list does not end");
    }

    private GraphAnswer create(Map<String, ?> fields) {
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

    private GraphAnswer update(String input) {
        return editor.execute(
                """
                mutation { updateProduct(input: %s) {
                  product { id name description tags weightGrams version status price { amount currency } }
                  userErrors { code field } } }
                """
                        .formatted(input));
    }

    private String category(String name, @org.jspecify.annotations.Nullable String parent) {
        return editor.execute(
                        "mutation { createCategory(input: {name: \"%s\"%s}) { category { id } } }"
                                .formatted(
                                        name,
                                        parent == null ? "" : ", parentId: \"" + parent + "\""))
                .text("createCategory.category.id");
    }

    private static String sku() {
        return "SKU-" + NUMBERS.incrementAndGet();
    }
}
