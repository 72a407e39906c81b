package commercegraph.catalog.api;

import static java.util.concurrent.CompletableFuture.completedFuture;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsEntityFetcher;
import com.netflix.graphql.dgs.DgsQuery;
import com.netflix.graphql.dgs.InputArgument;
import commercegraph.catalog.domain.CategoryId;
import commercegraph.catalog.domain.ProductId;
import commercegraph.catalog.domain.Sku;
import commercegraph.catalog.domain.Stock;
import commercegraph.schema.catalog.types.Category;
import commercegraph.schema.catalog.types.Product;
import commercegraph.support.identity.Caller;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One product, and what hangs on it.
@DgsComponent
class ProductFetcher {
    private final Access access;

    ProductFetcher(Access access) {
        this.access = access;
    }

    @DgsQuery
    CompletableFuture<@Nullable Product> product(
            @InputArgument String id, DgsDataFetchingEnvironment env) {
        return byId(new ProductId(id), env);
    }

    @DgsQuery
    CompletableFuture<@Nullable Product> productBySku(
            @InputArgument String sku, DgsDataFetchingEnvironment env) {
        return bySku(new Sku(sku), env);
    }

    /// By either key; no other field of a representation is looked at.
    @DgsEntityFetcher(name = "Product")
    CompletableFuture<@Nullable Product> resolveReference(
            Map<String, Object> representation, DgsDataFetchingEnvironment env) {
        if (representation.get("id") instanceof String id) {
            return byId(new ProductId(id), env);
        }
        return representation.get("sku") instanceof String sku
                ? bySku(new Sku(sku), env)
                : completedFuture(null);
    }

    @DgsData(parentType = "Product")
    CompletableFuture<@Nullable Category> category(DgsDataFetchingEnvironment env) {
        Product product = env.getSourceOrThrow();
        Category reference = product.getCategory();
        if (reference == null) {
            return completedFuture(null);
        }
        return CategoryFetcher.load(new CategoryId(reference.getId()), env);
    }

    @DgsData(parentType = "Product")
    CompletableFuture<Boolean> inStock(DgsDataFetchingEnvironment env) {
        return stock(env).thenApply(Stock::inStock);
    }

    @DgsData(parentType = "Product")
    CompletableFuture<Integer> availableQuantity(DgsDataFetchingEnvironment env) {
        access.requireInventory(Caller.of(env));
        return stock(env).thenApply(stock -> Math.clamp(stock.available(), 0, Integer.MAX_VALUE));
    }

    private static CompletableFuture<Stock> stock(DgsDataFetchingEnvironment env) {
        Product product = env.getSourceOrThrow();
        return env.<ProductId, @Nullable Stock>getDataLoader(StockLoader.class)
                .load(new ProductId(product.getId()))
                .thenApply(stock -> stock == null ? Stock.NONE : stock);
    }

    private CompletableFuture<@Nullable Product> bySku(Sku sku, DgsDataFetchingEnvironment env) {
        return env.<Sku, @Nullable ProductId>getDataLoader(SkuLoader.class)
                .load(sku)
                .thenCompose(id -> id == null ? completedFuture(null) : byId(id, env));
    }

    private CompletableFuture<@Nullable Product> byId(
            ProductId id, DgsDataFetchingEnvironment env) {
        Caller caller = Caller.of(env);
        return env.<ProductId, commercegraph.catalog.domain.@Nullable Product>getDataLoader(
                        ProductLoader.class)
                .load(id)
                .thenApply(
                        product ->
                                product != null && access.isShown(product, caller)
                                        ? Views.of(product)
                                        : null);
    }
}
