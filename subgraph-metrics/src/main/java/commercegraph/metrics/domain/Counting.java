package commercegraph.metrics.domain;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What events add to the metrics of the users and products that they name. Only those are in the
/// answers to which something is added.
public final class Counting {

    /// The category of what has none.
    public static final String UNCATEGORIZED = "uncategorized";

    private Counting() {}

    public static Map<UserId, UserMetrics> byUser(List<Interaction> interactions) {
        Map<UserId, List<Interaction>> counted = new LinkedHashMap<>();
        for (Interaction interaction : interactions) {
            UserId user = interaction.event().userId();
            if (user != null && countsForUser(interaction.event()))
                counted.computeIfAbsent(user, _ -> new ArrayList<>()).add(interaction);
        }
        Map<UserId, UserMetrics> metrics = new LinkedHashMap<>();
        counted.forEach((user, events) -> metrics.put(user, ofUser(user, events)));
        return metrics;
    }

    public static Map<ProductId, ProductMetrics> byProduct(List<Interaction> interactions) {
        Map<ProductId, List<Interaction>> counted = new LinkedHashMap<>();
        for (Interaction interaction : interactions) {
            ProductId product = interaction.event().productId();
            if (product != null && countsForProduct(interaction.event()))
                counted.computeIfAbsent(product, _ -> new ArrayList<>()).add(interaction);
        }
        Map<ProductId, ProductMetrics> metrics = new LinkedHashMap<>();
        counted.forEach((product, events) -> metrics.put(product, ofProduct(product, events)));
        return metrics;
    }

    public static boolean countsForUser(Event event) {
        return event.userId() != null && event.type().countsForUser();
    }

    /// A comment counts for its product only when it is positive.
    public static boolean countsForProduct(Event event) {
        if (event.productId() == null) return false;
        return switch (event.type()) {
            case VIEW, CLICK, LIKE, SHARE, PURCHASE, RATING -> true;
            case COMMENT -> event.isPositiveComment();
            case ADD_TO_CART, REMOVE_FROM_CART, SEARCH, UX_EVENT -> false;
        };
    }

    private static UserMetrics ofUser(UserId user, List<Interaction> counted) {
        Map<String, Long> categories =
                counted.stream()
                        .collect(toMap(Counting::category, _ -> 1L, Long::sum, LinkedHashMap::new));
        return new UserMetrics(
                user,
                count(counted, InteractionType.LIKE),
                count(counted, InteractionType.SHARE),
                positiveComments(counted),
                categories,
                newest(counted));
    }

    private static ProductMetrics ofProduct(ProductId product, List<Interaction> counted) {
        List<BigDecimal> ratings =
                counted.stream()
                        .map(Interaction::event)
                        .filter(event -> event.type() == InteractionType.RATING)
                        .flatMap(event -> Optional.ofNullable(event.value()).stream())
                        .map(BigDecimal::valueOf)
                        .toList();
        return new ProductMetrics(
                product,
                count(counted, InteractionType.VIEW),
                count(counted, InteractionType.CLICK),
                count(counted, InteractionType.LIKE),
                count(counted, InteractionType.SHARE),
                positiveComments(counted),
                count(counted, InteractionType.PURCHASE),
                ratings.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                ratings.size(),
                newest(counted));
    }

    private static String category(Interaction interaction) {
        return Optional.ofNullable(interaction.category()).orElse(UNCATEGORIZED);
    }

    private static long count(List<Interaction> interactions, InteractionType type) {
        return interactions.stream().filter(one -> one.event().type() == type).count();
    }

    private static long positiveComments(List<Interaction> interactions) {
        return interactions.stream().filter(one -> one.event().isPositiveComment()).count();
    }

    private static Optional<Instant> newest(List<Interaction> interactions) {
        return interactions.stream()
                .map(interaction -> interaction.event().occurredAt())
                .max(Comparator.naturalOrder());
    }
}
