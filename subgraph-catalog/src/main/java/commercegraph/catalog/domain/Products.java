package commercegraph.catalog.domain;

import commercegraph.catalog.domain.ProductResult.Refused;
import commercegraph.catalog.domain.ProductResult.Saved;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Finds and changes products. A change that meets another one is made again on what is there then,
/// a bounded number of times.
public final class Products {
    private static final int ATTEMPTS_MAX = 10;

    private final ProductRepository repository;
    private final Ids ids;
    private final Clock clock;

    public Products(ProductRepository repository, Ids ids, Clock clock) {
        this.repository = repository;
        this.ids = ids;
        this.clock = clock;
    }

    /// Unknown ids are left out.
    public List<Product> find(Set<ProductId> ids) {
        return repository.findAll(ids);
    }

    /// Unknown ones are left out.
    public Map<Sku, ProductId> findBySku(Set<Sku> skus) {
        return repository.findBySku(skus);
    }

    public ProductSlice list(ProductQuery query, Optional<String> position, int first) {
        return repository.slice(query, position, first);
    }

    public ProductResult create(NewProduct input) {
        List<Fault> faults = ProductRules.check(input);
        if (!faults.isEmpty()) {
            return new Refused(faults);
        }
        Optional<ProductResult> earlier = earlier(input.once());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Product product = made(input);
        return switch (repository.add(product, input.initialQuantity(), input.once())) {
            case DONE -> new Saved(product);
            case KEY_TAKEN -> earlier(input.once()).orElseThrow();
            case SKU_TAKEN -> refused(Fault.Code.SKU_TAKEN, "Another product has this SKU.", "sku");
            case CATEGORY_MISSING -> categoryMissing();
            case OUTDATED, STOCK_BOUND -> throw new IllegalStateException("add has no such end");
        };
    }

    public ProductResult update(ProductChange change) {
        List<Fault> faults = ProductRules.check(change);
        return faults.isEmpty()
                ? change(
                        change.id(),
                        change.version(),
                        change.once(),
                        before -> changed(before, change))
                : new Refused(faults);
    }

    /// Once deleted, a product stays so: deleting it again changes nothing and is no fault.
    public ProductResult delete(ProductId id, Optional<Once> once) {
        List<Fault> faults = ProductRules.checkKey(once);
        if (!faults.isEmpty()) {
            return new Refused(faults);
        }
        Optional<Product> deleted = find(id).filter(Product::deleted);
        return deleted.isPresent() && once.isEmpty()
                ? new Saved(deleted.get())
                : change(id, Optional.empty(), once, before -> before.delete(now()));
    }

    /// @param by who does it, which is kept
    public ProductResult adjustStock(
            ProductId id, int delta, Optional<String> reason, String by, Optional<Once> once) {
        List<Fault> faults = ProductRules.checkAdjustment(delta, reason, once);
        if (!faults.isEmpty()) {
            return new Refused(faults);
        }
        Optional<ProductResult> earlier = earlier(once);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Optional<Product> product = find(id);
        if (product.isEmpty()) {
            return notFound("productId");
        }
        var adjustment =
                new StockAdjustment(ids.next("adj_"), delta, reason.orElse(null), by, now());
        return switch (repository.adjust(product.get(), adjustment, once)) {
            case DONE -> new Saved(product.get());
            case KEY_TAKEN -> earlier(once).orElseThrow();
            case STOCK_BOUND -> stockBound(delta);
            case SKU_TAKEN, CATEGORY_MISSING, OUTDATED ->
                    throw new IllegalStateException("adjust has no such end");
        };
    }

    private ProductResult change(
            ProductId id,
            Optional<Integer> version,
            Optional<Once> once,
            UnaryOperator<Product> change) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            Optional<ProductResult> earlier = earlier(once);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            Optional<Product> before = find(id);
            if (before.isEmpty()) {
                return notFound("id");
            }
            Optional<Fault> conflict = conflict(before.get(), version);
            if (conflict.isPresent()) {
                return Refused.with(conflict.get());
            }
            Product after = change.apply(before.get());
            switch (repository.replace(after, once)) {
                case DONE -> {
                    return new Saved(after);
                }
                case CATEGORY_MISSING -> {
                    return categoryMissing();
                }
                case KEY_TAKEN, OUTDATED -> {}
                case SKU_TAKEN, STOCK_BOUND ->
                        throw new IllegalStateException("replace has no such end");
            }
        }
        return refused(Fault.Code.CONFLICT, "Too many change this product at once. Try again.");
    }

    private static Optional<Fault> conflict(Product before, Optional<Integer> version) {
        if (before.deleted()) {
            return Optional.of(Fault.of(Fault.Code.CONFLICT, "This product is deleted.", "id"));
        }
        return version.filter(seen -> seen != before.version())
                .map(
                        seen ->
                                Fault.of(
                                        Fault.Code.CONFLICT,
                                        "The product has changed: its version is %d."
                                                .formatted(before.version()),
                                        "version"));
    }

    private Product made(NewProduct input) {
        Instant now = now();
        return new Product(
                new ProductId(ids.next("prd_")),
                new Sku(input.sku()),
                input.name(),
                input.description(),
                price(input.amount(), input.currency()),
                input.category(),
                unique(input.tags()),
                input.weightGrams(),
                input.imageUrl(),
                input.status(),
                false,
                1,
                now,
                now);
    }

    private Product changed(Product before, ProductChange change) {
        List<String> tags = change.tags().orClear(before.tags());
        return new Product(
                before.id(),
                before.sku(),
                change.name().orKeep(before.name()),
                change.description().orClear(before.description()),
                change.price() instanceof Change.Replace<ProductChange.Price>(var price)
                        ? price(price.amount(), price.currency())
                        : before.price(),
                change.category().orClear(before.category()),
                tags == null ? List.of() : unique(tags),
                change.weightGrams().orClear(before.weightGrams()),
                change.imageUrl().orClear(before.imageUrl()),
                change.status().orKeep(before.status()),
                false,
                before.version() + 1,
                before.createdAt(),
                now());
    }

    /// The rules hold by now.
    private static Money price(String amount, String currency) {
        return Money.parse(amount, Money.currency(currency).orElseThrow()).orElseThrow();
    }

    private static List<String> unique(List<String> tags) {
        return List.copyOf(new LinkedHashSet<>(tags));
    }

    private Optional<ProductResult> earlier(Optional<Once> once) {
        return once.flatMap(
                given ->
                        repository
                                .earlier(given)
                                .map(
                                        first ->
                                                first.inputHash().equals(given.inputHash())
                                                        ? new Saved(first.result())
                                                        : Refused.with(Fault.keyReused())));
    }

    private Optional<Product> find(ProductId id) {
        return repository.findAll(Set.of(id)).stream().findFirst();
    }

    private Instant now() {
        return Instants.millis(clock);
    }

    private static ProductResult notFound(String field) {
        return refused(Fault.Code.NOT_FOUND, "There is no such product.", field);
    }

    private static ProductResult categoryMissing() {
        return refused(Fault.Code.NOT_FOUND, "There is no such category.", "categoryId");
    }

    private static ProductResult stockBound(int delta) {
        return delta < 0
                ? refused(Fault.Code.OUT_OF_STOCK, "Fewer units are on hand.", "delta")
                : refused(Fault.Code.INVALID, "That is more than can be kept.", "delta");
    }

    private static ProductResult refused(Fault.Code code, String message, String... field) {
        return Refused.with(Fault.of(code, message, field));
    }
}
