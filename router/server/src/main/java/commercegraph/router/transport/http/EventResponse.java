package commercegraph.router.transport.http;

import commercegraph.router.engine.RequestError;
import commercegraph.router.engine.RequestErrors;
import commercegraph.router.execution.Answer;
import commercegraph.router.execution.AnswerEvents;
import commercegraph.router.transport.Buffers;
import commercegraph.router.transport.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Answers as server-sent events: the distinct connections mode of the protocol "GraphQL over
/// Server-Sent Events". One event `next` for each answer, and `complete` at the end.
///
/// A client that reads slowly holds back the answers; one that goes away ends the subscription.
/// Called on any thread; what it keeps is touched on its event loop alone.
final class EventResponse implements AnswerEvents {
    private static final Buffer COMMENT = Buffer.buffer(":\n\n");
    private static final Buffer COMPLETE = Buffer.buffer("event: complete\ndata:\n\n");
    private static final byte[] NEXT = "event: next\ndata: ".getBytes(StandardCharsets.US_ASCII);
    private static final Duration COMMENTS_EVERY = Duration.ofSeconds(12);

    private final Vertx vertx;
    private final EventLoop loop;
    private final HttpServerResponse response;
    private final long comments;
    private final List<Runnable> whenOver = new ArrayList<>();
    private boolean over;

    /// @param idleTimeout after which a connection without traffic is closed: comments come before
    private EventResponse(
            Vertx vertx, EventLoop loop, HttpServerResponse response, Duration idleTimeout) {
        this.vertx = vertx;
        this.loop = loop;
        this.response = response;
        long everyMillis =
                Math.max(1, Math.min(COMMENTS_EVERY.toMillis(), idleTimeout.toMillis() / 2));
        this.comments = vertx.setPeriodic(everyMillis, _ -> response.write(COMMENT));
    }

    /// Begins the response; the client sees at once that it was taken. Compression is off, since it
    /// would hold events back.
    static EventResponse begin(
            Vertx vertx, EventLoop loop, HttpServerResponse response, Duration idleTimeout) {
        EventResponse events = new EventResponse(vertx, loop, response, idleTimeout);
        response.closeHandler(_ -> events.end());
        response.exceptionHandler(_ -> events.end());
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, ResponseFormat.EVENT_STREAM.header())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-store")
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                .write(COMMENT);
        return events;
    }

    /// Runs something when nothing more is sent: at once, where that is so already. Has to be
    /// called on the loop.
    void whenOver(Runnable task) {
        if (over) {
            task.run();
        } else {
            whenOver.add(task);
        }
    }

    @Override
    public void next(Answer answer) {
        next(answer.array(), answer.length());
    }

    /// @param length of the JSON: what stands behind it in the array is none of it
    void next(byte[] json, int length) {
        Buffer event = event(json, length);
        loop.execute(
                () -> {
                    if (!over) {
                        response.write(event);
                    }
                });
    }

    @Override
    public void whenReady(Runnable next) {
        loop.execute(
                () -> {
                    if (over) {
                        return;
                    }
                    if (response.writeQueueFull()) {
                        response.drainHandler(_ -> next.run());
                    } else {
                        next.run();
                    }
                });
    }

    @Override
    public void completed() {
        loop.execute(
                () -> {
                    if (!over) {
                        end();
                        response.end(COMPLETE);
                    }
                });
    }

    /// Ends with an answer that says why, whatever still waits.
    void failed(RequestError error) {
        byte[] json = RequestErrors.json(List.of(error));
        loop.execute(
                () -> {
                    next(json, json.length);
                    completed();
                });
    }

    private void end() {
        if (!over) {
            over = true;
            vertx.cancelTimer(comments);
            whenOver.forEach(Runnable::run);
        }
    }

    /// A line feed would end the event's line. In JSON it stands only between tokens, where a space
    /// says the same.
    private static Buffer event(byte[] json, int length) {
        byte[] event = new byte[NEXT.length + length + 2];
        System.arraycopy(NEXT, 0, event, 0, NEXT.length);
        for (int i = 0; i < length; i++) {
            byte next = json[i];
            event[NEXT.length + i] = next == '\n' || next == '\r' ? (byte) ' ' : next;
        }
        event[event.length - 2] = '\n';
        event[event.length - 1] = '\n';
        return Buffers.wrap(event);
    }
}
