package commercegraph.router.transport.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The two media types of GraphQL responses. GraphQL over HTTP, section "Media Types".
enum ResponseFormat {
    /// Its statuses tell what became of the request.
    GRAPHQL_RESPONSE("application/graphql-response+json"),

    /// The older one: a status of 200 whenever the request was understood, also when its document
    /// was not valid.
    JSON("application/json");

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
        return this == JSON ? STATUS_OK : STATUS_BAD_REQUEST;
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
        boolean json = wanted.is(JSON.mediaType) || wanted.is(ANYTHING);
        return json || wanted.is("application/*") ? Optional.of(JSON) : Optional.empty();
    }
}
