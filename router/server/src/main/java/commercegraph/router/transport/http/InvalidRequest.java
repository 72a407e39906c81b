package commercegraph.router.transport.http;

import commercegraph.router.engine.RequestErrors;
import commercegraph.router.transport.Buffers;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/// Answers what is not HTTP, or too much of it, and ends its connection: where the next request
/// would begin is not known.
final class InvalidRequest {
    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;

    private InvalidRequest() {}

    static void answer(HttpServerRequest request, HttpFailure failure) {
        request.response()
                .setStatusCode(failure.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ResponseFormat.JSON.header())
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(Buffers.wrap(RequestErrors.json(List.of(failure.error()))))
                .onComplete(_ -> request.connection().close());
    }

    /// What is wrong with a request that could not be read.
    static HttpFailure failure(HttpServerRequest request) {
        return switch (request.decoderResult().cause()) {
            case TooLongHttpLineException _ ->
                    HttpFailure.of(URI_TOO_LONG, "The request's address is too long");
            case TooLongHttpHeaderException _ ->
                    HttpFailure.of(HEADERS_TOO_LARGE, "The request's header fields are too large");
            case null, default -> HttpFailure.badRequest("This is no HTTP request");
        };
    }
}
