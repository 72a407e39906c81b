package commercegraph.metrics.domain;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Features of a user or a product, by name. Values are JSON values, never null at the top.
public record Metadata(Map<String, Object> values) {

    public static final Metadata NONE = new Metadata(Map.of());

    public Metadata {
        values = Collections.unmodifiableMap(new HashMap<>(values));
    }

    /// Given keys are set, null removes one, others stay.
    public Metadata with(Map<String, @Nullable Object> changes) {
        Map<String, Object> changed = new HashMap<>(values);
        changes.forEach(
                (key, value) -> {
                    if (value == null) changed.remove(key);
                    else changed.put(key, value);
                });
        return new Metadata(changed);
    }
}
