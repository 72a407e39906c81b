package commercegraph.router.transport.http;

import commercegraph.router.engine.GraphAnswer;
import commercegraph.router.engine.RequestErrors;
import commercegraph.router.transport.Buffers;
import commercegraph.router.transport.EventLoop;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.List;

/// One GraphQL request and its answer over HTTP. Lives on one event loop.
final class Exchange {
    private static final int STATUS_OK = 200;
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    private final HttpServerRequest request;
    private final EventLoop loop;
    private final String correlationId;
    private final ResponseFormat format;
    private final HttpListener listener;
    private final long beganNanos = System.nanoTime();

    Exchange(
            HttpServerRequest request,
            EventLoop loop,
            String correlationId,
            ResponseFormat format,
            HttpListener listener) {
        this.request = request;
        this.loop = loop;
        this.correlationId = correlationId;
        this.format = format;
        this.listener = listener;
    }

    HttpServerRequest request() {
        return request;
    }

    EventLoop loop() {
        return loop;
    }

    String correlationId() {
        return correlationId;
    }

    void answer(GraphAnswer answer) {
        switch (answer) {
            case GraphAnswer.Executed(var executed) ->
                    send(STATUS_OK, Buffers.wrap(executed.array(), executed.length()));
            case GraphAnswer.Invalid(var errors) ->
                    send(format.invalidStatus(), Buffers.wrap(RequestErrors.json(errors)));
            case GraphAnswer.Refused(int status, var error) -> fail(new HttpFailure(status, error));
        }
    }

    void fail(HttpFailure failure) {
        if (failure.status() == HttpFailure.METHOD_NOT_ALLOWED) {
            request.response().putHeader(HttpHeaders.ALLOW, GraphEndpoint.METHODS);
        }
        send(failure.status(), Buffers.wrap(RequestErrors.json(List.of(failure.error()))));
    }

    /// A batch as a whole was understood, whatever became of its requests.
    void answerBatch(byte[] json) {
        send(STATUS_OK, Buffers.wrap(json));
    }

    /// A client that has gone gets nothing.
    private void send(int status, Buffer body) {
        HttpServerResponse response = request.response();
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, format.header())
                    .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
                    .end(body);
        }
        listener.answered(status, Duration.ofNanos(System.nanoTime() - beganNanos));
    }
}
