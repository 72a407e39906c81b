package commercegraph.orders.peers;

import commercegraph.support.errors.GraphFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes a peer's answer apart. What is not of the expected shape is UNAVAILABLE: a peer that
/// answers nonsense has not answered.
final class Answers {
    private Answers() {}

    static Map<?, ?> object(Map<?, ?> answer, String field) {
        return optionalObject(answer, field).orElseThrow(() -> nonsense(field));
    }

    static Optional<Map<?, ?>> optionalObject(Map<?, ?> answer, String field) {
        return answer.get(field) instanceof Map<?, ?> object
                ? Optional.of(object)
                : Optional.empty();
    }

    /// The objects of a list; nulls in it are left out.
    static List<Map<?, ?>> objects(Map<?, ?> answer, String field) {
        if (!(answer.get(field) instanceof List<?> list)) {
            throw nonsense(field);
        }
        return list.stream()
                .filter(Map.class::isInstance)
                .<Map<?, ?>>map(object -> (Map<?, ?>) object)
                .toList();
    }

    static String text(Map<?, ?> answer, String field) {
        if (answer.get(field) instanceof String text) {
            return text;
        }
        throw nonsense(field);
    }

    static GraphFailure nonsense(String field) {
        return GraphFailure.unavailable("A neighbour's answer lacks \"%s\"".formatted(field));
    }
}
