package commercegraph.metrics.persistence;

import static commercegraph.metrics.persistence.Attributes.text;
import static java.util.Comparator.comparing;

import commercegraph.metrics.domain.FeedPosition;
import commercegraph.metrics.domain.Interaction;
import commercegraph.metrics.domain.ProductId;
import commercegraph.metrics.domain.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What one transaction added to the history of one user or product: whole interactions, the one
/// that happened last first. A row's place is that of the last one recorded.
record HistoryRow(Key key, List<Interaction> interactions) {

    /// A segment has them under the same name.
    static final String EVENTS = "events";

    private static final Comparator<Interaction> NEWEST_FIRST =
            comparing((Interaction interaction) -> interaction.event().occurredAt())
                    .thenComparing(Interaction::position)
                    .reversed();

    HistoryRow {
        interactions = interactions.stream().sorted(NEWEST_FIRST).toList();
    }

    /// A row for each user and each product that these name.
    static List<HistoryRow> of(List<Interaction> interactions) {
        List<HistoryRow> rows = new ArrayList<>();
        rows.addAll(
                rows(
                        interactions,
                        interaction -> interaction.event().userId(),
                        (UserId user, FeedPosition last) -> Key.history(user, last)));
        rows.addAll(
                rows(
                        interactions,
                        interaction -> interaction.event().productId(),
                        (ProductId product, FeedPosition last) -> Key.history(product, last)));
        return rows;
    }

    private static <K> List<HistoryRow> rows(
            List<Interaction> interactions,
            Function<Interaction, @Nullable K> owner,
            BiFunction<K, FeedPosition, Key> key) {
        Map<K, List<Interaction>> byOwner = new LinkedHashMap<>();
        for (Interaction interaction : interactions) {
            K name = owner.apply(interaction);
            if (name != null)
                byOwner.computeIfAbsent(name, _ -> new ArrayList<>()).add(interaction);
        }
        return byOwner.entrySet().stream()
                .map(
                        entry ->
                                new HistoryRow(
                                        key.apply(
                                                entry.getKey(),
                                                entry.getValue().getLast().position()),
                                        entry.getValue()))
                .toList();
    }

    Map<String, AttributeValue> item() {
        return Attributes.item(
                key, Map.of(EVENTS, Attributes.of(StoredInteraction.write(interactions))));
    }

    static FeedPosition place(Map<String, AttributeValue> item) {
        return Key.row(text(item, Key.SORT));
    }

    static List<Interaction> interactions(Map<String, AttributeValue> item) {
        return StoredInteraction.read(text(item, EVENTS));
    }
}
