package commercegraph.router.transport.subgraph;

import commercegraph.router.execution.SubgraphClient.Subscription;
import commercegraph.router.execution.SubgraphClient.SubscriptionEvents;
import commercegraph.router.execution.SubgraphFailure;
import commercegraph.router.execution.SubgraphRequest;
import commercegraph.router.execution.SubgraphResponse;
import commercegraph.router.transport.Buffers;
import commercegraph.router.transport.EventLoop;
import commercegraph.router.transport.HeapShare;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// A subscription at a subgraph: one request, whose response brings events as long as there are
/// any. Protocol "GraphQL over Server-Sent Events", distinct connections mode.
///
/// The timeout is for the response to begin; after that the subgraph may be silent as long as it
/// likes. What is no stream of events is taken for the one answer. Closing resets the request.
final class EventSubscription implements Subscription {
    private static final String EVENTS = "text/event-stream";
    private static final String JSON = "application/json";
    private static final int STATUS_OK = 200;

    private final EventLoop loop;
    private final SubgraphSettings settings;
    private final SubscriptionEvents events;
    private Optional<HttpClientRequest> sent = Optional.empty();
    private Optional<HttpClientResponse> received = Optional.empty();
    private boolean over;

    private EventSubscription(
            EventLoop loop, SubgraphSettings settings, SubscriptionEvents events) {
        this.loop = loop;
        this.settings = settings;
        this.events = events;
    }

    static Subscription open(
            Vertx vertx,
            HttpClient client,
            RequestOptions options,
            SubgraphSettings settings,
            SubgraphRequest request,
            RequestHeaders headers,
            SubscriptionEvents events) {
        EventSubscription subscription =
                new EventSubscription(EventLoop.current(vertx), settings, events);
        long timer = vertx.setTimer(settings.timeout().toMillis(), _ -> subscription.timeOut());
        client.request(options)
                .onComplete(
                        open -> {
                            headers.write(request, open.headers());
                            open.putHeader(HttpHeaders.ACCEPT, EVENTS);
                            subscription.send(vertx, timer, open, request);
                        },
                        subscription::unreachable);
        return subscription;
    }

    private void send(Vertx vertx, long timer, HttpClientRequest open, SubgraphRequest request) {
        if (over) {
            vertx.cancelTimer(timer);
            open.reset();
            return;
        }
        sent = Optional.of(open);
        open.exceptionHandler(this::unreachable);
        open.send(Buffers.wrap(request.body()))
                .onComplete(
                        response -> {
                            vertx.cancelTimer(timer);
                            receive(response);
                        },
                        failure -> {
                            vertx.cancelTimer(timer);
                            unreachable(failure);
                        });
    }

    private void receive(HttpClientResponse response) {
        response.exceptionHandler(this::unreachable);
        if (over) {
            return;
        }
        received = Optional.of(response);
        String contentType = response.getHeader(HttpHeaders.CONTENT_TYPE);
        String type = contentType == null ? "" : contentType;
        if (response.statusCode() == STATUS_OK
                && type.toLowerCase(Locale.ROOT).startsWith(EVENTS)) {
            EventStream stream = new EventStream(settings.responseBytesMax(), this::event);
            response.handler(
                    chunk -> {
                        if (!over && !stream.take(chunk)) {
                            tooLarge();
                        }
                    });
            response.endHandler(
                    _ -> unreachable(new IOException("the events ended without completion")));
        } else {
            one(response, type);
        }
    }

    /// An answer in place of events: most likely errors.
    private void one(HttpClientResponse response, String contentType) {
        int bytesMax = settings.responseBytesMax();
        ResponseBody body = new ResponseBody(new HeapShare(bytesMax), bytesMax, -1);
        response.handler(
                chunk -> {
                    if (!over && body.take(chunk) != ResponseBody.Taken.YES) {
                        tooLarge();
                    }
                });
        response.endHandler(
                _ -> {
                    if (over) {
                        return;
                    }
                    over = true;
                    try {
                        byte[] bytes = body.decoded(null);
                        events.next(
                                new SubgraphResponse(
                                        response.statusCode(),
                                        contentType,
                                        bytes == null ? new byte[0] : bytes));
                        events.completed();
                    } catch (IOException impossible) {
                        throw new IllegalStateException("nothing was decoded", impossible);
                    }
                });
    }

    private void event(String name, byte[] data) {
        if (over) {
            return;
        }
        switch (name) {
            case "next" -> events.next(new SubgraphResponse(STATUS_OK, JSON, data));
            case "complete" -> {
                over = true;
                events.completed();
                sent.ifPresent(HttpClientRequest::reset);
            }
            default -> {}
        }
    }

    private void timeOut() {
        if (received.isEmpty()) {
            end(new SubgraphFailure.TimedOut(settings.subgraph(), settings.timeout()));
        }
    }

    private void tooLarge() {
        end(new SubgraphFailure.TooLarge(settings.subgraph(), settings.responseBytesMax()));
    }

    private void unreachable(Throwable cause) {
        end(new SubgraphFailure.Unreachable(settings.subgraph(), cause));
    }

    private void end(SubgraphFailure failure) {
        if (!over) {
            over = true;
            events.ended(failure);
            sent.ifPresent(HttpClientRequest::reset);
        }
    }

    @Override
    public void close() {
        loop.execute(
                () -> {
                    over = true;
                    sent.ifPresent(HttpClientRequest::reset);
                });
    }

    @Override
    public void pause() {
        loop.execute(() -> received.ifPresent(HttpClientResponse::pause));
    }

    @Override
    public void resume() {
        loop.execute(() -> received.ifPresent(HttpClientResponse::resume));
    }
}
