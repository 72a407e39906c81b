package commercegraph.catalog.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.catalog.domain.Category;
import commercegraph.catalog.domain.CategoryId;
import commercegraph.catalog.domain.Earlier;
import commercegraph.catalog.domain.MovableClock;
import commercegraph.catalog.domain.Once;
import commercegraph.catalog.domain.OrderId;
import commercegraph.catalog.domain.Product;
import commercegraph.catalog.domain.ProductId;
import commercegraph.catalog.domain.ProductQuery;
import commercegraph.catalog.domain.ProductSlice;
import commercegraph.catalog.domain.ProductSort;
import commercegraph.catalog.domain.ProductStatus;
import commercegraph.catalog.domain.Reservation;
import commercegraph.catalog.domain.Sku;
import commercegraph.catalog.domain.Stock;
import commercegraph.catalog.domain.StockAdjustment;
import commercegraph.catalog.domain.StockMove;
import commercegraph.catalog.domain.StockRepository.Moved;
import commercegraph.catalog.domain.Written;
import commercegraph.support.ids.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the ports promise, whichever store is behind them.
abstract class RepositoryContract {
    static final String REGION = "eu-central-1";
    static final String TABLE = "repository-contract";
    static final MovableClock CLOCK = new MovableClock(Instant.parse("2026-11-21T10:00:00Z"));

    abstract CatalogTable catalog();

    @Test
    void findsWhatWasAddedByBothKeys() {
        Product product = product();
        assertThat(add(product)).isEqualTo(Written.DONE);

        assertThat(catalog().products().findAll(Set.of(product.id(), new ProductId("prd_none"))))
                .containsExactly(product);
        assertThat(catalog().products().findBySku(Set.of(product.sku(), new Sku("none"))))
                .isEqualTo(Map.of(product.sku(), product.id()));
        assertThat(units(product)).isEqualTo(new Stock(5, 0, 0));
    }

    @Test
    void findsMoreThanOneBatch() {
        List<Product> products = IntStream.range(0, 120).mapToObj(_ -> product()).toList();
        catalog().table().putAll(products.stream().map(ProductItems::item).toList());
        Set<ProductId> ids = new HashSet<>(products.stream().map(Product::id).toList());

        assertThat(catalog().products().findAll(ids)).containsExactlyInAnyOrderElementsOf(products);
    }

    @Test
    void givesAnSkuOnceAndKeepsNothingOfTheSecond() {
        Product first = product();
        Product second = Samples.product(id(), first.sku().value());
        add(first);

        assertThat(add(second)).isEqualTo(Written.SKU_TAKEN);
        assertThat(catalog().products().findAll(Set.of(second.id()))).isEmpty();
        assertThat(catalog().stock().findAll(Set.of(second.id()))).isEmpty();
    }

    @Test
    void replacesTheVersionBeforeAlone() {
        Product first = product();
        add(first);
        Product second = Samples.inVersion(first, 2, "Second");

        assertThat(catalog().products().replace(Samples.inVersion(first, 3, "x"), Optional.empty()))
                .isEqualTo(Written.OUTDATED);
        assertThat(catalog().products().replace(second, Optional.empty())).isEqualTo(Written.DONE);
        assertThat(catalog().products().replace(second, Optional.empty()))
                .isEqualTo(Written.OUTDATED);
        assertThat(catalog().products().findAll(Set.of(first.id()))).containsExactly(second);
    }

    @Test
    void putsProductsOnShelvesThatAreThere() {
        Product product = Samples.onShelf(product(), new CategoryId("cat_none"));

        assertThat(add(product)).isEqualTo(Written.CATEGORY_MISSING);
        assertThat(catalog().products().findAll(Set.of(product.id()))).isEmpty();
    }

    @Test
    void keepsTheFirstResultOfAKeyForADay() {
        var once = new Once("usr_x createProduct", Ids.next("key "), "hash");
        Product first = product();
        Product second = product();
        catalog().products().add(first, 1, Optional.of(once));

        assertThat(catalog().products().add(second, 1, Optional.of(once)))
                .isEqualTo(Written.KEY_TAKEN);
        assertThat(catalog().products().earlier(once)).contains(new Earlier<>("hash", first));
        assertThat(catalog().products().findAll(Set.of(second.id()))).isEmpty();

        CLOCK.advance(Duration.ofHours(24).plusSeconds(1));
        assertThat(catalog().products().earlier(once)).isEmpty();
        assertThat(catalog().products().add(second, 1, Optional.of(once))).isEqualTo(Written.DONE);
    }

    @Test
    void adjustsStockWithinItsBounds() {
        Product product = product();
        add(product);

        assertThat(adjust(product, -6)).isEqualTo(Written.STOCK_BOUND);
        assertThat(adjust(product, -5)).isEqualTo(Written.DONE);
        assertThat(adjust(product, 1)).isEqualTo(Written.DONE);
        assertThat(units(product)).isEqualTo(new Stock(1, 0, 0));
        assertThat(Samples.adjustments(catalog().table(), product.id()))
                .extracting(item -> item.number("delta"))
                .containsExactlyInAnyOrder(-5L, 1L);
    }

    @Test
    void pagesInEveryOrder() {
        CategoryId shelf = category(Ids.next("Shelf "), null).id();
        List<Product> products =
                IntStream.range(0, 9)
                        .mapToObj(
                                number ->
                                        Samples.onShelf(
                                                Samples.priced(product(), number % 4), shelf))
                        .toList();
        products.forEach(this::add);
        List<ProductId> ids = products.stream().map(Product::id).toList();

        for (ProductSort sort : ProductSort.values()) {
            assertThat(pages(shelf, sort))
                    .extracting(Product::id)
                    .containsExactlyInAnyOrderElementsOf(ids);
        }
        assertThat(pages(shelf, ProductSort.PRICE_ASCENDING))
                .extracting(product -> product.price().amount())
                .isSorted();
        assertThat(pages(shelf, ProductSort.PRICE_ASCENDING))
                .isEqualTo(pages(shelf, ProductSort.PRICE_DESCENDING).reversed());
    }

    @Test
    void makesATreeOfCategories() {
        Category parent = category(Ids.next("B "), null);
        Category child = category(Ids.next("A "), parent.id());

        assertThat(catalog().categories().findAll(Set.of(parent.id(), child.id())))
                .containsExactlyInAnyOrder(parent, child);
        assertThat(catalog().categories().all()).containsSubsequence(child, parent);
        var orphan = new Category(new CategoryId("cat_orphan"), "X", new CategoryId("cat_no"), 2);
        assertThat(catalog().categories().add(orphan, Optional.empty()))
                .isEqualTo(Written.CATEGORY_MISSING);
    }

    @Test
    void movesUnitsForTheReservationAsItWas() {
        Product product = product();
        add(product);
        Reservation held = reservation(product, 2, Reservation.State.HELD, 1);
        Reservation sold = reservation(held, Reservation.State.SOLD);

        assertThat(move(Optional.empty(), held)).isEqualTo(new Moved.Done());
        assertThat(units(product)).isEqualTo(new Stock(3, 2, 0));
        assertThat(move(Optional.empty(), held)).isEqualTo(new Moved.Outdated());
        assertThat(move(Optional.of(held), sold)).isEqualTo(new Moved.Done());
        assertThat(move(Optional.of(held), sold)).isEqualTo(new Moved.Outdated());
        assertThat(units(product)).isEqualTo(new Stock(3, 0, 2));
        assertThat(catalog().stock().reservation(held.order())).contains(sold);
    }

    @Test
    void namesWhatIsShortAndMovesNothing() {
        Product plenty = product();
        Product few = product();
        add(plenty);
        add(few);
        var unknown = new ProductId("prd_unknown");
        var held =
                new Reservation(
                        new OrderId(Ids.next("ord_")),
                        Map.of(plenty.id(), 1, few.id(), 6, unknown, 1),
                        Reservation.State.HELD,
                        CLOCK.instant(),
                        1);

        assertThat(move(Optional.empty(), held))
                .isEqualTo(new Moved.Short(Set.of(few.id(), unknown)));
        assertThat(units(plenty)).isEqualTo(new Stock(5, 0, 0));
        assertThat(catalog().stock().reservation(held.order())).isEmpty();
    }

    @Test
    void findsHoldsThatAreOver() {
        Product product = product();
        add(product);
        Reservation over = reservation(product, 1, Reservation.State.HELD, 1);
        move(Optional.empty(), over);

        assertThat(catalog().stock().expired(over.expiresAt(), 100)).doesNotContain(over);
        assertThat(catalog().stock().expired(over.expiresAt().plusMillis(1), 100)).contains(over);
    }

    private Moved move(Optional<Reservation> before, Reservation after) {
        return catalog().stock().move(new StockMove(before, after));
    }

    private static Reservation reservation(
            Product product, int units, Reservation.State state, int revision) {
        return new Reservation(
                new OrderId(Ids.next("ord_")),
                Map.of(product.id(), units),
                state,
                CLOCK.instant(),
                revision);
    }

    private static Reservation reservation(Reservation before, Reservation.State state) {
        return new Reservation(
                before.order(), before.units(), state, before.expiresAt(), before.revision() + 1);
    }

    private Written adjust(Product product, int delta) {
        var adjustment =
                new StockAdjustment(Ids.next("adj_"), delta, null, "usr_x", CLOCK.instant());
        return catalog().products().adjust(product, adjustment, Optional.empty());
    }

    private List<Product> pages(CategoryId shelf, ProductSort sort) {
        ProductQuery all = ProductQuery.of(shelf, Set.of(ProductStatus.ON_SALE));
        var query =
                new ProductQuery(
                        all.category(),
                        all.statuses(),
                        all.tag(),
                        all.namePrefix(),
                        all.priceMin(),
                        all.priceMax(),
                        all.inStock(),
                        sort);
        List<Product> products = new ArrayList<>();
        Optional<String> position = Optional.empty();
        for (int page = 0; page < 10; page++) {
            ProductSlice slice = catalog().products().slice(query, position, 2);
            slice.entries().forEach(entry -> products.add(entry.product()));
            if (!slice.hasNext()) {
                return products;
            }
            position = slice.end();
        }
        throw new AssertionError("the list does not end");
    }

    private Category category(String name, @Nullable CategoryId parent) {
        var category =
                new Category(
                        new CategoryId(Ids.next("cat_")), name, parent, parent == null ? 1 : 2);
        assertThat(catalog().categories().add(category, Optional.empty())).isEqualTo(Written.DONE);
        return category;
    }

    private Written add(Product product) {
        return catalog().products().add(product, 5, Optional.empty());
    }

    private Stock units(Product product) {
        return catalog()
                .stock()
                .findAll(Set.of(product.id()))
                .getOrDefault(product.id(), Stock.NONE);
    }

    private static Product product() {
        ProductId id = id();
        return Samples.product(id, "sku-" + id);
    }

    private static ProductId id() {
        return new ProductId(Ids.next("prd_"));
    }
}
