package commercegraph.router.transport.http;

import commercegraph.router.transport.Buffers;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.function.Consumer;

/// Takes a request's body as it comes, bounded in size and in time, and in what all bodies take
/// together. Either it is whole, or it failed, or the client went away and nobody is told.
final class RequestBody {
    private static final int CAPACITY = 8 * 1_024;
    private static final byte[] NOTHING = {};

    private final RequestMemory memory;
    private final int bytesMax;
    private final long announced;
    private final Consumer<byte[]> whole;
    private final Consumer<HttpFailure> failed;
    private byte[] bytes = NOTHING;
    private int length;
    private boolean over;

    private RequestBody(
            RequestMemory memory,
            int bytesMax,
            long announced,
            Consumer<byte[]> whole,
            Consumer<HttpFailure> failed) {
        this.memory = memory;
        this.bytesMax = bytesMax;
        this.announced = announced;
        this.whole = whole;
        this.failed = failed;
    }

    /// Has to be called before the request's handler returns.
    ///
    /// @param memory is ended here where nobody is told, and else by who answers the request
    static void read(
            Vertx vertx,
            HttpServerRequest request,
            RequestMemory memory,
            HttpSettings settings,
            Consumer<byte[]> whole,
            Consumer<HttpFailure> failed) {
        long announced = announcedLength(request);
        RequestBody body =
                new RequestBody(memory, settings.bodyBytesMax(), announced, whole, failed);
        if (announced > settings.bodyBytesMax()) {
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
                    body.drop();
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
        long needed = (long) length + chunk.length();
        if (needed > bytesMax) {
            fail(HttpFailure.tooLarge(bytesMax));
        } else if (!reserve(needed)) {
            fail(HttpFailure.NO_MEMORY);
        } else if (bytes.length == 0) {
            bytes = Buffers.bytes(chunk);
            length = bytes.length;
        } else {
            chunk.getBytes(bytes, length);
            length = (int) needed;
        }
    }

    /// Makes room, but for a body that comes in one piece, which is taken as it is. What a client
    /// announces is an end to growing, and not believed before it comes.
    private boolean reserve(long needed) {
        if (needed <= bytes.length) {
            return true;
        }
        if (length == 0 && needed == announced) {
            return memory.holds(needed);
        }
        long end = announced > needed ? announced : bytesMax;
        long grown = Math.max(CAPACITY, 2L * bytes.length);
        int capacity = (int) Math.max(needed, Math.min(grown, end));
        if (!memory.holds(capacity)) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, capacity);
        return true;
    }

    /// The body is left to whoever takes it: nothing of it stays here.
    private void end() {
        if (!over) {
            over = true;
            byte[] body = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
            bytes = NOTHING;
            whole.accept(body);
        }
    }

    private void fail(HttpFailure failure) {
        if (!over) {
            over = true;
            bytes = NOTHING;
            failed.accept(failure);
        }
    }

    /// The connection is broken. A body that was whole before is somebody's who still works at it.
    private void drop() {
        if (!over) {
            over = true;
            bytes = NOTHING;
            memory.end();
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
