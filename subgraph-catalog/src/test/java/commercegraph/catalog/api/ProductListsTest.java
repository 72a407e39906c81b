package commercegraph.catalog.api;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.catalog.app.CatalogUnderTest;
import commercegraph.support.paging.Cursor;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductListsTest {
    private final SubgraphTestClient editor = CatalogUnderTest.editor();
    private final SubgraphTestClient anybody = CatalogUnderTest.anybody();
    private final Shop shop = new Shop(editor);

    @Test
    void pagesThroughACategoryInEveryOrder() {
        String category = shop.category("Shelf", null);
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < 7; number++) {
            ids.add(
                    shop.create(
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
        String tag = "tag " + Shop.sku();
        for (int number = 0; number < 9; number++) {
            shop.create(
                    Map.of("status", "ON_SALE", "tags", List.of(tag), "name", "Ärmel " + number));
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
        shop.create(Map.of("status", "ON_SALE"));
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

    /// Between two pages products come, go and change their names; those that are left alone are
    /// shown, and none twice.
    @ParameterizedTest
    @ValueSource(strings = {"NEWEST", "NAME", "PRICE_ASCENDING", "PRICE_DESCENDING"})
    void pagesWithoutGapOrRepeatWhileProductsChange(String sort) {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        String category = shop.category("Moving " + seed, null);
        List<String> untouched = new ArrayList<>();
        List<String> touched = new ArrayList<>();
        for (int number = 0; number < 24; number++) {
            (number % 3 == 0 ? touched : untouched).add(onSale(category, random));
        }
        List<String> seen = new ArrayList<>();
        pages(
                "{categoryId: \"%s\"}".formatted(category),
                sort,
                "id",
                page -> {
                    seen.addAll(page);
                    onSale(category, random);
                    if (!touched.isEmpty()) {
                        String id = touched.removeFirst();
                        shop.update(
                                random.nextBoolean() || seen.contains(id)
                                        ? "{id: \"%s\", status: DRAFT}".formatted(id)
                                        : "{id: \"%s\", name: \"~ last\"}".formatted(id));
                    }
                });

        assertThat(seen).containsAll(untouched).doesNotHaveDuplicates();
    }

    private String onSale(String category, Random random) {
        return shop.create(
                        Map.of(
                                "categoryId",
                                category,
                                "status",
                                "ON_SALE",
                                "name",
                                "Thing " + random.nextInt(5),
                                "price",
                                Map.of(
                                        "amount",
                                        Integer.toString(random.nextInt(4)),
                                        "currency",
                                        "EUR")))
                .text("createProduct.product.id");
    }

    /// The position is beyond what a key of the store can be, and not one of any list.
    @Test
    void refusesCursorsThatAreNone() {
        for (String position : List.of("", "NEWEST|", "NEWEST|" + "x".repeat(1_100), "NEWEST")) {
            assertThat(
                            anybody.execute(
                                            "query($after: String) { products(after: $after) { nodes { id } } }",
                                            Map.of("after", Cursor.encode(position)))
                                    .errorCodes())
                    .containsExactly("BAD_USER_INPUT");
        }
    }

    private List<String> pages(String filter, String sort, String field) {
        List<String> values = new ArrayList<>();
        pages(filter, sort, field, values::addAll);
        return values;
    }

    private void pages(
            String filter, String sort, String field, Consumer<List<String>> onEachPage) {
        String after = "null";
        for (int page = 0; page < 50; page++) {
            GraphAnswer answer =
                    anybody.execute(
                            "{ products(first: 2, after: %s, filter: %s, sort: %s) { nodes { %s } edges { cursor } pageInfo { hasNextPage endCursor } } }"
                                    .formatted(after, filter, sort, field));
            assertThat(answer.errors()).isEmpty();
            onEachPage.accept(
                    answer.list("products.nodes").stream()
                            .map(node -> String.valueOf(((Map<?, ?>) node).get(field)))
                            .toList());
            if (answer.text("products.pageInfo.hasNextPage").equals("false")) {
                return;
            }
            after = "\"" + answer.text("products.pageInfo.endCursor") + "\"";
        }
        throw new AssertionError("the list does not end");
    }
}
