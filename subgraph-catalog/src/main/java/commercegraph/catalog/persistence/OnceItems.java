package commercegraph.catalog.persistence;

import commercegraph.catalog.domain.Earlier;
import commercegraph.catalog.domain.Once;
import commercegraph.catalog.domain.Written;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The results that idempotency keys keep for 24 hours. The store sweeps them late or never, so
/// their end is looked at here.
@Component
class OnceItems {
    static final String EXPIRES = "expiresAt";

    private static final Duration KEPT = Duration.ofHours(24);

    private final Table table;
    private final Clock clock;

    OnceItems(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    <T> Optional<Earlier<T>> earlier(Once once, Function<Item, T> reader) {
        return table.find(Key.once(once))
                .filter(item -> item.number(EXPIRES) > clock.instant().getEpochSecond())
                .map(
                        item ->
                                new Earlier<>(
                                        item.text("inputHash"), reader.apply(item.item("result"))));
    }

    /// Puts the result into the transaction that makes it.
    void keep(Optional<Once> once, Item result, Writes writes) {
        once.ifPresent(given -> keep(given, result, writes));
    }

    private void keep(Once once, Item result, Writes writes) {
        long now = clock.instant().getEpochSecond();
        Item item =
                Item.at(Key.once(once))
                        .with("inputHash", once.inputHash())
                        .with("result", result)
                        .with(EXPIRES, now + KEPT.toSeconds());
        writes.putIf(
                item,
                "attribute_not_exists(pk) OR expiresAt <= :now",
                Map.of(":now", AttributeValue.fromN(Long.toString(now))),
                Written.KEY_TAKEN);
    }
}
