package commercegraph.metrics.api;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsQuery;
import com.netflix.graphql.dgs.InputArgument;
import commercegraph.metrics.domain.TrendWindow;
import commercegraph.metrics.domain.Trends;
import commercegraph.schema.metrics.types.TrendingProduct;
import commercegraph.support.errors.GraphFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The products of the hour, the day or the week. Open to everyone.
@DgsComponent
class TrendsFetcher {
    private final Trends trends;

    TrendsFetcher(Trends trends) {
        this.trends = trends;
    }

    @DgsQuery
    List<TrendingProduct> trendingProducts(
            @InputArgument @Nullable Integer first,
            @InputArgument commercegraph.schema.metrics.types.TrendWindow window) {
        if (first == null || first < 1 || first > Trends.FIRST_MAX)
            throw GraphFailure.badUserInput("`first` must be from 1 to " + Trends.FIRST_MAX);
        return Answers.of(() -> trends.top(TrendWindow.valueOf(window.name()), first)).stream()
                .map(TrendsFetcher::view)
                .toList();
    }

    private static TrendingProduct view(Trends.Trend trend) {
        return TrendingProduct.newBuilder()
                .product(InteractionViews.product(trend.product().value()))
                .score(trend.score())
                .build();
    }
}
