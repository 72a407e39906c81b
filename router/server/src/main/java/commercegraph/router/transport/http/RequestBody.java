package commercegraph.router.transport.http;

import commercegraph.router.transport.Buffers;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes a request's body as it comes, bounded in size and in time. Either it is whole, or it
/// failed, or the client went away and nobody is told.
final class RequestBody {
    private final HttpServerRequest request;
    private final int bytesMax;
    private final Consumer<byte[]> whole;
    private final Consumer<HttpFailure> failed;
    private @Nullable Buffer received;
    private boolean over;

    private RequestBody(
            HttpServerRequest request,
            int bytesMax,
            Consumer<byte[]> whole,
            Consumer<HttpFailure> failed) {
        this.request = request;
        this.bytesMax = bytesMax;
        this.whole = whole;
        this.failed = failed;
    }

    /// Has to be called before the request's handler returns.
    static void read(
            Vertx vertx,
            HttpServerRequest request,
            HttpSettings settings,
            Consumer<byte[]> whole,
            Consumer<HttpFailure> failed) {
        RequestBody body = new RequestBody(request, settings.bodyBytesMax(), whole, failed);
        if (announcedLength(request) > settings.bodyBytesMax()) {
            body.fail(HttpFailure.tooLarge(settings.bodyBytesMax()));
            return;
        }
        long timer =
                vertx.setTimer(
                        settings.bodyTimeout().toMillis(),
                        _ ->
                                body.fail(
                                        HttpFailure.of(
                                                HttpFailure.REQUEST_TIMEOUT,
                                                "The request's body did not arrive in time")));
        request.exceptionHandler(
                _ -> {
                    vertx.cancelTimer(timer);
                    body.over = true;
                });
        request.handler(body::take);
        request.endHandler(
                _ -> {
                    vertx.cancelTimer(timer);
                    body.end();
                });
    }

    private void take(Buffer chunk) {
        if (over) {
            return;
        }
        if (received == null) {
            received = chunk;
        } else if ((long) received.length() + chunk.length() <= bytesMax) {
            received = received.appendBuffer(chunk);
        } else {
            received = null;
            fail(HttpFailure.tooLarge(bytesMax));
            return;
        }
        if (received.length() > bytesMax) {
            received = null;
            fail(HttpFailure.tooLarge(bytesMax));
        }
    }

    private void end() {
        if (!over) {
            over = true;
            whole.accept(received == null ? new byte[0] : Buffers.bytes(received));
        }
    }

    private void fail(HttpFailure failure) {
        if (!over) {
            over = true;
            failed.accept(failure);
        }
    }

    private static long announcedLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }
}
