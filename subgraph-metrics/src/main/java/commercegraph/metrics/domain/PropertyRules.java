package commercegraph.metrics.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What may stand in free-form JSON: an object of bounded depth and size, with finite numbers.
final class PropertyRules {

    static final int DEPTH_MAX = 8;
    static final int BYTES_MAX = 8_192;

    /// Charged for each value beside its text: quotes, separators.
    private static final int VALUE_BYTES = 4;

    private static final String FIELD = "properties";

    private PropertyRules() {}

    static Optional<Rejection> check(@Nullable Object properties) {
        if (properties == null) return Optional.empty();
        if (!(properties instanceof Map<?, ?>)) return invalid("must be an object");
        Measure measure = Measure.of(properties, 1);
        if (measure.depth() > DEPTH_MAX)
            return invalid("must be nested " + DEPTH_MAX + " deep at most");
        if (measure.bytes() > BYTES_MAX)
            return invalid("must have " + BYTES_MAX + " bytes at most");
        return measure.sound()
                ? Optional.empty()
                : invalid("must hold finite numbers and valid Unicode only");
    }

    private static Optional<Rejection> invalid(String message) {
        return Optional.of(Rejection.invalid(FIELD, message));
    }

    /// How large a value is. What lies below the deepest level allowed is not looked at.
    record Measure(int depth, long bytes, boolean sound) {

        static Measure of(@Nullable Object value, int level) {
            return switch (value) {
                case Map<?, ?> map -> of(List.of(map.keySet(), map.values()), level + 1, level);
                case Collection<?> list -> of(List.of(list), level + 1, level);
                case String text ->
                        new Measure(
                                level, WellFormed.bytes(text) + VALUE_BYTES, WellFormed.test(text));
                case Number number ->
                        new Measure(
                                level,
                                number.toString().length() + VALUE_BYTES,
                                Double.isFinite(number.doubleValue()));
                case null -> new Measure(level, VALUE_BYTES, true);
                case Boolean _ -> new Measure(level, VALUE_BYTES, true);
                default -> new Measure(level, VALUE_BYTES, false);
            };
        }

        private static Measure of(List<Collection<?>> parts, int childLevel, int level) {
            if (level > DEPTH_MAX) return new Measure(level, VALUE_BYTES, true);
            Measure sum = new Measure(level, VALUE_BYTES, true);
            for (Collection<?> part : parts)
                for (Object child : part) sum = sum.with(of(child, childLevel));
            return sum;
        }

        private Measure with(Measure other) {
            return new Measure(
                    Math.max(depth, other.depth), bytes + other.bytes, sound && other.sound);
        }
    }
}
