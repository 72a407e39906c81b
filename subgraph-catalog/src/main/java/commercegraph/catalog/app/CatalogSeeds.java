package commercegraph.catalog.app;

import commercegraph.catalog.domain.BulkLoad;
import commercegraph.catalog.domain.BulkLoad.StockedProduct;
import commercegraph.catalog.domain.Category;
import commercegraph.catalog.domain.CategoryId;
import commercegraph.catalog.domain.Money;
import commercegraph.catalog.domain.Product;
import commercegraph.catalog.domain.ProductId;
import commercegraph.catalog.domain.ProductStatus;
import commercegraph.catalog.domain.Sku;
import commercegraph.support.seeds.SeedIds;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;

/// A small shop to begin with: 200 products on 8 shelves below 4, the same each time, with times
/// relative to the first start.
public final class CatalogSeeds {
    public static final int PRODUCTS = 200;
    public static final int CATEGORIES = 12;

    private static final Duration BETWEEN_PRODUCTS = Duration.ofHours(21);
    private static final Currency EURO = Currency.getInstance("EUR");

    private CatalogSeeds() {}

    /// Writes all of it, over what is there under the same ids: a run that was killed is run again.
    public static void write(ConfigurableApplicationContext catalog, Instant firstStart) {
        catalog.getBean(BulkLoad.class).load(categories(), products(firstStart));
    }

    /// What others need to know of the seeded products, in the order of their numbers: who seeds
    /// orders of them, and interactions with them.
    public static List<SeededProduct> seededProducts() {
        SeedShelf[] shelves = SeedShelf.values();
        List<StockedProduct> products = products(Instant.EPOCH);
        return IntStream.range(0, products.size())
                .mapToObj(
                        index ->
                                seeded(
                                        products.get(index).product(),
                                        shelves[index % shelves.length]))
                .toList();
    }

    /// @param price in units of the currency, exact
    public record SeededProduct(
            String id, String name, BigDecimal price, String currency, String topLevelCategory) {}

    private static SeededProduct seeded(Product product, SeedShelf shelf) {
        return new SeededProduct(
                product.id().value(),
                product.name(),
                product.price().amount(),
                product.price().currency().getCurrencyCode(),
                shelf.parent());
    }

    static List<Category> categories() {
        List<Category> categories = new ArrayList<>();
        for (SeedShelf shelf : SeedShelf.values()) {
            int parent = shelf.parentNumber();
            if (categories.stream().noneMatch(known -> known.id().equals(category(parent)))) {
                categories.add(new Category(category(parent), shelf.parent(), null, 1));
            }
        }
        for (SeedShelf shelf : SeedShelf.values()) {
            categories.add(
                    new Category(
                            category(shelf.number()),
                            shelf.title(),
                            category(shelf.parentNumber()),
                            2));
        }
        return categories;
    }

    static List<StockedProduct> products(Instant firstStart) {
        List<StockedProduct> products = new ArrayList<>();
        for (int number = 1; number <= PRODUCTS; number++) {
            products.add(product(number, firstStart));
        }
        return products;
    }

    /// Neighbouring numbers lie on different shelves, so that every page of a list shows some of
    /// each.
    private static StockedProduct product(int number, Instant firstStart) {
        SeedShelf[] shelves = SeedShelf.values();
        SeedShelf shelf = shelves[(number - 1) % shelves.length];
        int place = (number - 1) / shelves.length;
        SeedShelf.Good good = shelf.good(place);
        Instant created = firstStart.minus(BETWEEN_PRODUCTS.multipliedBy(PRODUCTS - number + 1L));
        var product =
                new Product(
                        new ProductId(SeedIds.product(number)),
                        new Sku("%s-%04d".formatted(shelf.code(), number)),
                        good.name(),
                        good.description(),
                        new Money(good.price(), EURO),
                        category(shelf.number()),
                        good.tags(),
                        good.weightGrams(),
                        "https://images.example.com/products/%04d.jpg".formatted(number),
                        ProductStatus.ON_SALE,
                        false,
                        1,
                        created,
                        created);
        return new StockedProduct(product, 50 + number * 37 % 451);
    }

    private static CategoryId category(int number) {
        return new CategoryId(SeedIds.category(number));
    }
}
