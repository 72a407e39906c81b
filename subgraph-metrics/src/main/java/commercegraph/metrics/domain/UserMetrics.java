package commercegraph.metrics.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What one user did that counts. `categories` counts LIKE, SHARE and COMMENT events by category;
/// `newest` is when the newest event counted happened.
public record UserMetrics(
        UserId userId,
        long likes,
        long shares,
        long positiveComments,
        Map<String, Long> categories,
        Optional<Instant> newest) {

    public UserMetrics {
        categories = Map.copyOf(categories);
    }

    public static UserMetrics none(UserId userId) {
        return new UserMetrics(userId, 0, 0, 0, Map.of(), Optional.empty());
    }
}
