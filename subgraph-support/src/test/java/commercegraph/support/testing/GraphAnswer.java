package commercegraph.support.testing;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came back over HTTP.
public record GraphAnswer(int status, HttpHeaders headers, Map<String, Object> body) {

    /// The value at a path below `data`, for example `me.orders.nodes[0].id`; null where the path
    /// ends early.
    public @Nullable Object at(String path) {
        return walk(body.get("data"), path);
    }

    /// The same as text.
    public String text(String path) {
        return String.valueOf(at(path));
    }

    /// The same as a list.
    public List<?> list(String path) {
        return at(path) instanceof List<?> list ? list : List.of();
    }

    public List<?> errors() {
        return body.get("errors") instanceof List<?> errors ? errors : List.of();
    }

    /// `extensions.code` of each error, in order.
    public List<String> errorCodes() {
        return errors().stream()
                .map(error -> String.valueOf(walk(error, "extensions.code")))
                .toList();
    }

    /// The message of each error, in order.
    public List<String> errorMessages() {
        return errors().stream().map(error -> String.valueOf(walk(error, "message"))).toList();
    }

    private static @Nullable Object walk(@Nullable Object from, String path) {
        Object value = from;
        for (String step : path.replace("[", ".").replace("]", "").split("\\.", -1)) {
            value =
                    switch (value) {
                        case Map<?, ?> map -> map.get(step);
                        case List<?> list when Integer.parseInt(step) < list.size() ->
                                list.get(Integer.parseInt(step));
                        case null, default -> null;
                    };
        }
        return value;
    }
}
