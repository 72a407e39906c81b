package commercegraph.catalog.api;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.catalog.app.CatalogSeeds;
import commercegraph.catalog.app.CatalogUnderTest;
import commercegraph.catalog.app.StoreCalls;
import commercegraph.catalog.domain.BulkLoad.StockedProduct;
import commercegraph.support.seeds.SeedIds;
import commercegraph.support.testing.GraphAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// However many things a query names, the store is asked once for each kind of thing at each level.
class BatchingTest {
    private static final StoreCalls CALLS = CatalogUnderTest.CONTEXT.getBean(StoreCalls.class);

    @BeforeAll
    static void seed() {
        CatalogSeeds.write(CatalogUnderTest.CONTEXT, Instant.parse("2026-11-21T10:00:00Z"));
    }

    @Test
    void joinsProductsWithTheirCategories() {
        String join =
                """
                query($representations: [_Any!]!) { _entities(representations: $representations) {
                  ... on Product { name price { amount } inStock category { name parent { name } } } } }
                """;

        assertThat(CALLS.during(() -> join(join, 2))).isEqualTo(4);
        assertThat(CALLS.during(() -> join(join, 100))).isEqualTo(4);
        assertThat(CALLS.during(() -> join(join, 200)))
                .as("200 products and their stock are two batches each")
                .isEqualTo(6);
    }

    @Test
    void findsProductsByTheirOtherKey() {
        String join =
                """
                query($representations: [_Any!]!) { _entities(representations: $representations) {
                  ... on Product { id category { name } } } }
                """;

        assertThat(CALLS.during(() -> join(join, 2, "sku"))).isEqualTo(3);
        assertThat(CALLS.during(() -> join(join, 90, "sku"))).isEqualTo(3);
    }

    @Test
    void joinsListsWithTheirCategories() {
        String list =
                "{ products(filter: {categoryId: \"%s\"}, first: %d) { nodes { inStock category { parent { children { name } } } } } }";
        String shelf = SeedIds.category(5);
        int few = CALLS.during(() -> CatalogUnderTest.anybody().execute(list.formatted(shelf, 3)));
        int many =
                CALLS.during(() -> CatalogUnderTest.anybody().execute(list.formatted(shelf, 24)));

        assertThat(many).isEqualTo(few);
    }

    private static void join(String document, int count) {
        join(document, count, "id");
    }

    private static void join(String document, int count, String key) {
        List<Map<String, String>> representations =
                CatalogUnderTest.seeds().stream()
                        .limit(count)
                        .map(StockedProduct::product)
                        .map(product -> key.equals("id") ? product.id() : product.sku())
                        .map(value -> Map.of("__typename", "Product", key, value.toString()))
                        .toList();
        GraphAnswer answer =
                CatalogUnderTest.anybody()
                        .execute(document, Map.of("representations", representations));
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.list("_entities")).hasSize(count).doesNotContainNull();
    }
}
