package commercegraph.router.transport.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a browser must have asked before it sent this request: something in it is not "simple".
/// Fetch standard, "CORS-safelisted request-header".
final class Preflight {
    static final String MESSAGE =
            "A GET needs the header graphql-require-preflight, or a content type such as"
                    + " application/json";

    private static final List<String> HEADERS =
            List.of("graphql-require-preflight", "apollo-require-preflight");
    private static final Set<String> SIMPLE_TYPES =
            Set.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");

    private Preflight() {}

    static boolean isForced(HttpServerRequest request) {
        if (HEADERS.stream().anyMatch(name -> hasValue(request, name))) {
            return true;
        }
        Optional<MediaType> contentType =
                MediaType.parse(request.getHeader(HttpHeaders.CONTENT_TYPE));
        return contentType
                .map(type -> type.type() + "/" + type.subtype())
                .filter(type -> !SIMPLE_TYPES.contains(type))
                .isPresent();
    }

    private static boolean hasValue(HttpServerRequest request, String name) {
        String value = request.getHeader(name);
        return value != null && !value.isBlank();
    }
}
