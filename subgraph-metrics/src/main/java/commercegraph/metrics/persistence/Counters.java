package commercegraph.metrics.persistence;

import static commercegraph.metrics.persistence.Attributes.decimal;
import static commercegraph.metrics.persistence.Attributes.has;
import static commercegraph.metrics.persistence.Attributes.number;

import commercegraph.metrics.domain.FeedPosition;
import commercegraph.metrics.domain.ProductId;
import commercegraph.metrics.domain.ProductMetrics;
import commercegraph.metrics.domain.UserId;
import commercegraph.metrics.domain.UserMetrics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Aggregates as attributes of an item, each of which can be added to.
final class Counters {

    static final String NEWEST = "newest";

    /// Since when the user is forgotten; of no other counters.
    static final String ERASED = "erased";

    private static final String LIKES = "likes";
    private static final String SHARES = "shares";
    private static final String POSITIVE_COMMENTS = "positiveComments";
    private static final String VIEWS = "views";
    private static final String CLICKS = "clicks";
    private static final String PURCHASES = "purchases";
    private static final String RATING_SUM = "ratingSum";
    private static final String RATINGS = "ratings";
    private static final String CATEGORY_PREFIX = "category#";

    private Counters() {}

    /// What to add to which attribute; nothing is said of what stays.
    static Map<String, BigDecimal> added(UserMetrics metrics) {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        put(numbers, LIKES, metrics.likes());
        put(numbers, SHARES, metrics.shares());
        put(numbers, POSITIVE_COMMENTS, metrics.positiveComments());
        metrics.categories().forEach((name, count) -> put(numbers, CATEGORY_PREFIX + name, count));
        return numbers;
    }

    static Map<String, BigDecimal> added(ProductMetrics metrics) {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        put(numbers, VIEWS, metrics.views());
        put(numbers, CLICKS, metrics.clicks());
        put(numbers, LIKES, metrics.likes());
        put(numbers, SHARES, metrics.shares());
        put(numbers, POSITIVE_COMMENTS, metrics.positiveComments());
        put(numbers, PURCHASES, metrics.purchases());
        put(numbers, RATINGS, metrics.ratings());
        if (metrics.ratingSum().signum() != 0) numbers.put(RATING_SUM, metrics.ratingSum());
        return numbers;
    }

    private static void put(Map<String, BigDecimal> numbers, String name, long number) {
        if (number != 0) numbers.put(name, BigDecimal.valueOf(number));
    }

    static UserMetrics user(UserId user, Map<String, AttributeValue> item) {
        Map<String, Long> categories = new HashMap<>();
        for (String name : item.keySet())
            if (name.startsWith(CATEGORY_PREFIX))
                categories.put(name.substring(CATEGORY_PREFIX.length()), number(item, name));
        return new UserMetrics(
                user,
                number(item, LIKES),
                number(item, SHARES),
                number(item, POSITIVE_COMMENTS),
                categories,
                newest(item));
    }

    static ProductMetrics product(ProductId product, Map<String, AttributeValue> item) {
        return new ProductMetrics(
                product,
                number(item, VIEWS),
                number(item, CLICKS),
                number(item, LIKES),
                number(item, SHARES),
                number(item, POSITIVE_COMMENTS),
                number(item, PURCHASES),
                decimal(item, RATING_SUM),
                number(item, RATINGS),
                newest(item));
    }

    private static Optional<Instant> newest(Map<String, AttributeValue> item) {
        return has(item, NEWEST)
                ? Optional.of(FeedPosition.timeOf(number(item, NEWEST)))
                : Optional.empty();
    }
}
