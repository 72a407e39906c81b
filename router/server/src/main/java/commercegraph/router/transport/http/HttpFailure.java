package commercegraph.router.transport.http;

import commercegraph.router.engine.RequestError;

/// An HTTP request that is not taken to be a GraphQL request. GraphQL over HTTP, section "Status
/// Codes".
record HttpFailure(int status, RequestError error) {
    static final int BAD_REQUEST = 400;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int NOT_ACCEPTABLE = 406;
    static final int REQUEST_TIMEOUT = 408;
    static final int CONTENT_TOO_LARGE = 413;
    static final int UNSUPPORTED_MEDIA_TYPE = 415;
    static final int UNAVAILABLE = 503;

    static final HttpFailure NO_MEMORY =
            new HttpFailure(
                    UNAVAILABLE,
                    RequestError.of(
                            RequestError.UNAVAILABLE,
                            "The requests that are being answered take all the room there is: try"
                                    + " again"));

    static HttpFailure of(int status, String message) {
        return new HttpFailure(status, RequestError.of(RequestError.BAD_USER_INPUT, message));
    }

    static HttpFailure badRequest(String message) {
        return of(BAD_REQUEST, message);
    }

    static HttpFailure tooLarge(int bytesMax) {
        return of(
                CONTENT_TOO_LARGE, "The request's body has more than %d bytes".formatted(bytesMax));
    }
}
