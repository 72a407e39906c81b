package commercegraph.metrics.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Optional;

/// What was done with one product. `newest` is when the newest event counted happened.
public record ProductMetrics(
        ProductId productId,
        long views,
        long clicks,
        long likes,
        long shares,
        long positiveComments,
        long purchases,
        BigDecimal ratingSum,
        long ratings,
        Optional<Instant> newest) {

    public static ProductMetrics none(ProductId id) {
        return new ProductMetrics(id, 0, 0, 0, 0, 0, 0, BigDecimal.ZERO, 0, Optional.empty());
    }

    public Optional<Double> averageRating() {
        if (ratings == 0) return Optional.empty();
        return Optional.of(
                ratingSum.divide(BigDecimal.valueOf(ratings), MathContext.DECIMAL64).doubleValue());
    }

    /// Both together. Counters of a product are kept in shards.
    public ProductMetrics plus(ProductMetrics other) {
        return new ProductMetrics(
                productId,
                views + other.views,
                clicks + other.clicks,
                likes + other.likes,
                shares + other.shares,
                positiveComments + other.positiveComments,
                purchases + other.purchases,
                ratingSum.add(other.ratingSum),
                ratings + other.ratings,
                Times.latest(newest, other.newest));
    }
}
