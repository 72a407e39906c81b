package commercegraph.metrics.api;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsEntityFetcher;
import com.netflix.graphql.dgs.InputArgument;
import commercegraph.metrics.domain.EventRules;
import commercegraph.metrics.domain.HistoryOwner;
import commercegraph.metrics.domain.Metadata;
import commercegraph.metrics.domain.MetadataSubject;
import commercegraph.metrics.domain.ProductId;
import commercegraph.schema.metrics.types.InteractionConnection;
import commercegraph.schema.metrics.types.Product;
import commercegraph.schema.metrics.types.ProductInteractionFilter;
import commercegraph.schema.metrics.types.ProductMetrics;
import commercegraph.support.identity.Caller;
import commercegraph.support.identity.Scopes;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What this subgraph knows of products. Their metrics are open to everyone.
@DgsComponent
class ProductFetcher {

    @DgsEntityFetcher(name = "Product")
    Product product(Map<String, Object> representation) {
        return InteractionViews.product(String.valueOf(representation.get("id")));
    }

    @DgsData(parentType = "Product", field = "metrics")
    CompletableFuture<@Nullable ProductMetrics> metrics(DgsDataFetchingEnvironment env) {
        String productId = productId(env);
        if (!EventRules.isId(productId)) return CompletableFuture.completedFuture(null);
        return env.<ProductId, commercegraph.metrics.domain.ProductMetrics>getDataLoader(
                        ProductMetricsLoader.class)
                .load(new ProductId(productId))
                .thenApply(MetricsViews::of);
    }

    @DgsData(parentType = "Product", field = "interactions")
    CompletableFuture<InteractionConnection> interactions(
            @InputArgument @Nullable Integer first,
            @InputArgument @Nullable String after,
            @InputArgument @Nullable ProductInteractionFilter filter,
            DgsDataFetchingEnvironment env) {
        Caller.of(env).require(Scopes.INTERACTIONS_READ);
        var owner = new HistoryOwner.OfProduct(new ProductId(productId(env)));
        return Histories.load(owner, first, after, Filters.of(filter), env);
    }

    @DgsData(parentType = "Product", field = "metadata")
    CompletableFuture<@Nullable Object> metadata(DgsDataFetchingEnvironment env) {
        Caller.of(env).require(Scopes.INTERACTIONS_READ);
        String productId = productId(env);
        if (!EventRules.isId(productId)) return CompletableFuture.completedFuture(null);
        return env.<MetadataSubject, Metadata>getDataLoader(MetadataLoader.class)
                .load(new MetadataSubject.Product(new ProductId(productId)))
                .thenApply(metadata -> metadata == null ? null : metadata.values());
    }

    private static String productId(DgsDataFetchingEnvironment env) {
        return Objects.requireNonNull(env.<Product>getSource()).getId();
    }
}
