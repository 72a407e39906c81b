package commercegraph.metrics.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Changes what is known of users and products beside their own records. Each entry is taken or
/// refused for itself; an entry that is taken is taken whole.
public final class MetadataWriter {

    public static final int ENTRIES_MAX = 100;
    static final int KEYS_MAX = 200;
    static final int KEY_CHARACTERS_MAX = 100;
    static final int BYTES_MAX = 32_768;

    private static final String FIELD = "metadata";

    private final MetadataStore store;

    public MetadataWriter(MetadataStore store) {
        this.store = store;
    }

    /// What to change of one subject. Given keys are set, null removes one.
    public record Entry(MetadataSubject subject, Map<String, @Nullable Object> changes) {}

    /// One answer for each entry, in order; empty where it was taken. At most [#ENTRIES_MAX].
    /// Throws [StoreUnavailableException]; the same entries may be given again.
    public List<Optional<Rejection>> put(List<Entry> entries) {
        if (entries.size() > ENTRIES_MAX)
            throw new IllegalArgumentException(ENTRIES_MAX + " entries at most");
        return entries.stream().map(this::put).toList();
    }

    private Optional<Rejection> put(Entry entry) {
        return check(entry).or(() -> change(entry));
    }

    private Optional<Rejection> change(Entry entry) {
        var refused = new AtomicReference<Optional<Rejection>>(Optional.empty());
        boolean known =
                store.change(
                        entry.subject(),
                        current -> {
                            Metadata changed = current.with(entry.changes());
                            refused.set(checkSize(changed));
                            return refused.get().isPresent() ? current : changed;
                        });
        return known ? refused.get() : Optional.of(Rejection.deleted());
    }

    private static Optional<Rejection> check(Entry entry) {
        String id =
                switch (entry.subject()) {
                    case MetadataSubject.User(var user) -> user.value();
                    case MetadataSubject.Product(var product) -> product.value();
                };
        if (!EventRules.isId(id)) return Optional.of(Rejection.invalid("id", "must be an id"));
        for (String key : entry.changes().keySet())
            if (key.isBlank() || key.length() > KEY_CHARACTERS_MAX)
                return invalid("must have keys of 1 to " + KEY_CHARACTERS_MAX + " characters");
        var measure = PropertyRules.Measure.of(entry.changes(), 1);
        if (measure.depth() > PropertyRules.DEPTH_MAX)
            return invalid("must be nested " + PropertyRules.DEPTH_MAX + " deep at most");
        return measure.sound()
                ? Optional.empty()
                : invalid("must hold finite numbers and valid Unicode only");
    }

    private static Optional<Rejection> checkSize(Metadata metadata) {
        long bytes = PropertyRules.Measure.of(metadata.values(), 1).bytes();
        return metadata.values().size() > KEYS_MAX || bytes > BYTES_MAX
                ? Optional.of(
                        Rejection.limitExceeded(
                                FIELD,
                                "would have more than %d keys or %d bytes"
                                        .formatted(KEYS_MAX, BYTES_MAX)))
                : Optional.empty();
    }

    private static Optional<Rejection> invalid(String message) {
        return Optional.of(Rejection.invalid(FIELD, message));
    }
}
