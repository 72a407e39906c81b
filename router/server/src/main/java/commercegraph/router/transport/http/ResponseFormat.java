package commercegraph.router.transport.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The media types of GraphQL responses. GraphQL over HTTP, section "Media Types"; GraphQL over
/// Server-Sent Events.
enum ResponseFormat {
    /// Its statuses tell what became of the request.
    GRAPHQL_RESPONSE("application/graphql-response+json"),

    /// The older one: a status of 200 whenever the request was understood, also when its document
    /// was not valid.
    JSON("application/json"),

    /// A stream of answers; its status is 200 also when the document was not valid.
    EVENT_STREAM("text/event-stream");

    private static final int STATUS_OK = 200;
    private static final int STATUS_BAD_REQUEST = 400;

    /// Most clients send the same few headers: their answer needs no parsing.
    private static final String ANYTHING = "*/*";

    private final String mediaType;
    private final String header;

    ResponseFormat(String mediaType) {
        this.mediaType = mediaType;
        this.header = mediaType + "; charset=utf-8";
    }

    String header() {
        return header;
    }

    /// Of a request that could not be executed, since its document or variables are not valid.
    int invalidStatus() {
        return this == GRAPHQL_RESPONSE ? STATUS_BAD_REQUEST : STATUS_OK;
    }

    /// The request's wish; several header fields are one list (RFC 9110, section 5.3).
    static @Nullable String accept(HttpServerRequest request) {
        List<String> wishes = request.headers().getAll(HttpHeaders.ACCEPT);
        return wishes.isEmpty() ? null : String.join(",", wishes);
    }

    /// Whether the client named events among what it takes.
    static boolean takesEvents(@Nullable String accept) {
        return accept != null
                && Stream.of(accept.split(",", -1))
                        .flatMap(entry -> MediaType.parse(entry).stream())
                        .anyMatch(
                                wanted ->
                                        wanted.is(EVENT_STREAM.mediaType) && wanted.quality() > 0);
    }

    /// What the client takes, by its weights; of equal ones what it names first. Without a wish,
    /// and for `*/*`, it is JSON. Empty: it takes neither.
    static Optional<ResponseFormat> negotiate(@Nullable String accept) {
        if (accept == null || accept.isBlank() || accept.equals(ANYTHING)) {
            return Optional.of(JSON);
        }
        if (accept.equals(JSON.mediaType)) {
            return Optional.of(JSON);
        }
        if (accept.equals(GRAPHQL_RESPONSE.mediaType)) {
            return Optional.of(GRAPHQL_RESPONSE);
        }
        ResponseFormat best = null;
        double bestQuality = 0;
        for (String entry : accept.split(",", -1)) {
            Optional<MediaType> wanted = MediaType.parse(entry);
            ResponseFormat format = wanted.flatMap(ResponseFormat::of).orElse(null);
            double quality = wanted.map(MediaType::quality).orElse(0.0);
            if (format != null && quality > bestQuality) {
                best = format;
                bestQuality = quality;
            }
        }
        return Optional.ofNullable(best);
    }

    private static Optional<ResponseFormat> of(MediaType wanted) {
        if (!wanted.isUtf8()) {
            return Optional.empty();
        }
        if (wanted.is(GRAPHQL_RESPONSE.mediaType)) {
            return Optional.of(GRAPHQL_RESPONSE);
        }
        if (wanted.is(EVENT_STREAM.mediaType)) {
            return Optional.of(EVENT_STREAM);
        }
        boolean json = wanted.is(JSON.mediaType) || wanted.is(ANYTHING);
        return json || wanted.is("application/*") ? Optional.of(JSON) : Optional.empty();
    }
}
