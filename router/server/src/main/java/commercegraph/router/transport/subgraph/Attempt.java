package commercegraph.router.transport.subgraph;

import commercegraph.router.execution.SubgraphFailure;
import commercegraph.router.execution.SubgraphRequest;
import commercegraph.router.execution.SubgraphResponse;
import commercegraph.router.execution.SubgraphResult;
import commercegraph.router.transport.Buffers;
import commercegraph.router.transport.HeapShare;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One try of one request. Lives on one event loop, and ends exactly once: with an answer, a
/// failure, or its timeout.
final class Attempt {
    private final Vertx vertx;
    private final SubgraphSettings settings;
    private final SubgraphRequest request;
    private final Consumer<SubgraphResult> whenDone;
    private final long timer;
    private final HeapShare memory;
    private @Nullable HttpClientRequest sent;
    private @Nullable ResponseBody body;
    private boolean done;

    private Attempt(
            Vertx vertx,
            SubgraphSettings settings,
            SubgraphRequest request,
            HeapShare memory,
            Consumer<SubgraphResult> whenDone) {
        this.vertx = vertx;
        this.memory = memory;
        this.settings = settings;
        this.request = request;
        this.whenDone = whenDone;
        this.timer = vertx.setTimer(settings.timeout().toMillis(), _ -> timeOut());
    }

    /// @param headers writes the request's header fields when there is a connection: a signature's
    /// time is then that of sending
    static void send(
            Vertx vertx,
            HttpClient client,
            RequestOptions options,
            SubgraphSettings settings,
            SubgraphRequest request,
            RequestHeaders headers,
            HeapShare memory,
            Consumer<SubgraphResult> whenDone) {
        Attempt attempt = new Attempt(vertx, settings, request, memory, whenDone);
        client.request(options)
                .onComplete(open -> attempt.send(open, headers), attempt::unreachable);
    }

    private void send(HttpClientRequest open, RequestHeaders headers) {
        if (done) {
            open.reset();
            return;
        }
        sent = open;
        open.exceptionHandler(this::unreachable);
        headers.write(request, open.headers());
        open.send(Buffers.wrap(request.body())).onComplete(this::receive, this::unreachable);
    }

    private void receive(HttpClientResponse response) {
        response.exceptionHandler(this::unreachable);
        if (done) {
            return;
        }
        long announced = announcedLength(response);
        if (announced > settings.responseBytesMax()) {
            tooLarge();
            return;
        }
        ResponseBody taken = new ResponseBody(memory, settings.responseBytesMax(), announced);
        body = taken;
        response.handler(chunk -> take(chunk, taken));
        response.endHandler(_ -> end(response, taken));
    }

    private void take(Buffer chunk, ResponseBody body) {
        if (done) {
            return;
        }
        switch (body.take(chunk)) {
            case TOO_LARGE -> tooLarge();
            case NO_MEMORY -> {
                finish(new SubgraphFailure.NoRoom(settings.subgraph()));
                reset();
            }
            case YES -> {}
        }
    }

    private void end(HttpClientResponse response, ResponseBody body) {
        String contentType = response.getHeader(HttpHeaders.CONTENT_TYPE);
        try {
            byte[] bytes = body.decoded(response.getHeader(HttpHeaders.CONTENT_ENCODING));
            finish(
                    bytes == null
                            ? new SubgraphFailure.TooLarge(
                                    settings.subgraph(), settings.responseBytesMax())
                            : new SubgraphResponse(
                                    response.statusCode(),
                                    contentType == null ? "" : contentType,
                                    bytes));
        } catch (IOException malformed) {
            finish(new SubgraphFailure.NotJson(settings.subgraph(), "it is not gzip"));
        }
    }

    private void tooLarge() {
        finish(new SubgraphFailure.TooLarge(settings.subgraph(), settings.responseBytesMax()));
        reset();
    }

    private void timeOut() {
        finish(new SubgraphFailure.TimedOut(settings.subgraph(), settings.timeout()));
        reset();
    }

    private void unreachable(Throwable cause) {
        finish(
                cause instanceof ConnectionPoolTooBusyException
                        ? new SubgraphFailure.Refused(
                                settings.subgraph(), "too many requests wait for it")
                        : new SubgraphFailure.Unreachable(settings.subgraph(), cause));
    }

    private void reset() {
        if (sent != null) {
            sent.reset();
        }
    }

    private void finish(SubgraphResult result) {
        if (!done) {
            done = true;
            vertx.cancelTimer(timer);
            if (body != null) {
                body.end();
            }
            whenDone.accept(result);
        }
    }

    private static long announcedLength(HttpClientResponse response) {
        String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException unreadable) {
            return -1;
        }
    }
}
