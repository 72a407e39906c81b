package commercegraph.router.transport.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.TreeSet;

/// Answers what browsers ask before they send, and marks what they may read.
final class Cors {
    private static final List<String> REQUEST_HEADERS =
            List.of(
                    "content-type",
                    "authorization",
                    "x-correlation-id",
                    "graphql-require-preflight",
                    "apollo-require-preflight");
    private static final int STATUS_NO_CONTENT = 204;

    private final CorsSettings settings;
    private final String allowedHeaders;

    Cors(CorsSettings settings) {
        this.settings = settings;
        TreeSet<String> headers = new TreeSet<>(REQUEST_HEADERS);
        headers.addAll(settings.headers());
        this.allowedHeaders = String.join(", ", headers);
    }

    /// Marks the response for the page that asks, if it may. Whether it is a page of another origin
    /// is for the browser to know.
    void mark(HttpServerRequest request) {
        if (settings.origins().isEmpty()) {
            return;
        }
        HttpServerResponse response = request.response();
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        response.putHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (origin == null || !settings.allows(origin)) {
            return;
        }
        boolean any = settings.origins().contains(CorsSettings.ANY_ORIGIN);
        response.putHeader(
                HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, any ? CorsSettings.ANY_ORIGIN : origin);
        response.putHeader(
                HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, CorrelationId.HEADER + ", retry-after");
        if (settings.credentials()) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        }
    }

    static boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /// The answer to a preflight; [#mark] came before it.
    void answerPreflight(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (response.headers().contains(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST");
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, allowedHeaders);
            response.putHeader(
                    HttpHeaders.ACCESS_CONTROL_MAX_AGE,
                    Long.toString(settings.maxAge().toSeconds()));
        }
        response.setStatusCode(STATUS_NO_CONTENT).end();
    }
}
