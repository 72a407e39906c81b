package commercegraph.catalog.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import commercegraph.catalog.domain.BulkLoad.StockedProduct;
import commercegraph.catalog.domain.Category;
import commercegraph.catalog.domain.Product;
import commercegraph.support.seeds.SeedIds;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogSeedsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void areTheSameEachTime() {
        assertThat(CatalogSeeds.products(NOW)).isEqualTo(CatalogSeeds.products(NOW));
        assertThat(CatalogSeeds.seededProducts()).hasSize(CatalogSeeds.PRODUCTS);
    }

    @Test
    void areDifferentThings() {
        List<Product> products =
                CatalogSeeds.products(NOW).stream().map(StockedProduct::product).toList();

        assertThat(products).hasSize(200);
        assertThat(products).extracting(Product::id).doesNotHaveDuplicates();
        assertThat(products).extracting(Product::sku).doesNotHaveDuplicates();
        assertThat(products).extracting(Product::name).doesNotHaveDuplicates();
        assertThat(products).allMatch(product -> product.createdAt().isBefore(NOW));
        assertThat(CatalogSeeds.products(NOW))
                .allMatch(stocked -> stocked.quantity() >= 50 && stocked.quantity() <= 500);
    }

    @Test
    void makeATreeOfTwoLevels() {
        List<Category> categories = CatalogSeeds.categories();

        assertThat(categories).hasSize(CatalogSeeds.CATEGORIES);
        assertThat(categories).filteredOn(category -> category.parent() == null).hasSize(4);
        assertThat(categories).extracting(Category::id).doesNotHaveDuplicates();
    }

    @Test
    void canBeWrittenTwice() {
        CatalogSeeds.write(CatalogUnderTest.CONTEXT, NOW);

        assertThatCode(() -> CatalogSeeds.write(CatalogUnderTest.CONTEXT, NOW))
                .doesNotThrowAnyException();
        assertThat(
                        CatalogUnderTest.anybody()
                                .execute(
                                        "{ product(id: \"%s\") { name inStock category { name parent { name } } } }"
                                                .formatted(SeedIds.product(1)))
                                .text("product"))
                .isEqualTo(
                        "{name=Alder Wireless Headphones, inStock=true, category={name=Audio, parent={name=Electronics}}}");
    }
}
