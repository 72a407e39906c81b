package commercegraph.metrics.api;

import commercegraph.metrics.domain.PieChart;
import commercegraph.schema.metrics.types.ChartData;
import commercegraph.schema.metrics.types.PieSlice;
import commercegraph.schema.metrics.types.ProductMetrics;
import commercegraph.schema.metrics.types.UserMetrics;

/// Metrics as the contract shows them.
final class MetricsViews {

    private MetricsViews() {}

    static UserMetrics of(commercegraph.metrics.domain.UserMetrics metrics) {
        return UserMetrics.newBuilder()
                .userId(metrics.userId().value())
                .likeCount(count(metrics.likes()))
                .sharesCount(count(metrics.shares()))
                .positiveCommentCount(count(metrics.positiveComments()))
                .chartData(chart(PieChart.of(metrics.categories())))
                .lastUpdated(metrics.newest().map(Times::of).orElse(null))
                .build();
    }

    private static ChartData chart(PieChart chart) {
        return ChartData.newBuilder()
                .pieChart(
                        chart.slices().stream()
                                .map(
                                        slice ->
                                                PieSlice.newBuilder()
                                                        .category(slice.category())
                                                        .value(count(slice.count()))
                                                        .percentage(slice.percentage())
                                                        .build())
                                .toList())
                .build();
    }

    static ProductMetrics of(commercegraph.metrics.domain.ProductMetrics metrics) {
        return ProductMetrics.newBuilder()
                .viewCount(count(metrics.views()))
                .clickCount(count(metrics.clicks()))
                .likeCount(count(metrics.likes()))
                .sharesCount(count(metrics.shares()))
                .positiveCommentCount(count(metrics.positiveComments()))
                .purchaseCount(count(metrics.purchases()))
                .averageRating(metrics.averageRating().orElse(null))
                .lastUpdated(metrics.newest().map(Times::of).orElse(null))
                .build();
    }

    /// The contract's Int ends at two thousand million.
    private static int count(long number) {
        return (int) Math.min(number, Integer.MAX_VALUE);
    }
}
