package commercegraph.router.differential;

import commercegraph.router.conformance.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holds an answer against the one of the merged schema: data and nulls exactly, errors by path.
///
/// GraphQL specification, section 6.4.4 "Handling Field Errors": where several errors lead to one
/// null, not all of them must be told. So every error of the answer must be one of the merged
/// schema's, and every null that has errors there must have one here.
final class Comparison {
    private Comparison() {}

    /// Of a subscription there is an answer for each event.
    static List<String> differences(
            List<? extends Map<String, ?>> expected,
            List<? extends Map<String, ? extends @Nullable Object>> actual) {
        if (expected.size() != actual.size()) {
            return List.of("%d answers, not %d".formatted(actual.size(), expected.size()));
        }
        List<String> found = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            found.addAll(differences(expected.get(i), actual.get(i)));
        }
        return found;
    }

    static List<String> differences(
            Map<String, ?> expected, Map<String, ? extends @Nullable Object> actual) {
        Object data = expected.get("data");
        List<String> found = Json.differences("data", data, actual.get("data"));
        Set<List<?>> wanted = paths(expected);
        Set<List<?>> given = paths(actual);
        for (List<?> path : given) {
            if (!wanted.contains(path)) {
                found.add("error too many at " + path + ": " + actual.get("errors"));
            }
        }
        Set<List<?>> nulls = new HashSet<>();
        given.forEach(path -> nulls.add(nullAt(data, path)));
        for (List<?> path : wanted) {
            if (!nulls.contains(nullAt(data, path))) {
                found.add("no error at " + path);
            }
        }
        return found;
    }

    private static Set<List<?>> paths(Map<String, ? extends @Nullable Object> answer) {
        Set<List<?>> paths = new HashSet<>();
        if (answer.get("errors") != null) {
            for (Object error : Json.list(answer.get("errors"))) {
                Object path = error instanceof Map<?, ?> map ? map.get("path") : null;
                paths.add(
                        path == null ? List.of("no path", String.valueOf(error)) : Json.list(path));
            }
        }
        return paths;
    }

    /// How far the path leads: to the null that the error made.
    private static List<?> nullAt(@Nullable Object data, List<?> path) {
        List<Object> way = new ArrayList<>();
        Object at = data;
        for (Object step : path) {
            if (at instanceof Map<?, ?> map && step instanceof String) {
                at = map.get(step);
            } else if (at instanceof List<?> list
                    && step instanceof Number index
                    && index.intValue() < list.size()) {
                at = list.get(index.intValue());
            } else {
                break;
            }
            way.add(step);
        }
        return way;
    }
}
