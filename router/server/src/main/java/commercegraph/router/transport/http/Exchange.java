package commercegraph.router.transport.http;

import commercegraph.router.engine.GraphAnswer;
import commercegraph.router.engine.RequestError;
import commercegraph.router.engine.RequestErrors;
import commercegraph.router.transport.Buffers;
import commercegraph.router.transport.EventLoop;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One GraphQL request and its answer over HTTP. Lives on one event loop.
final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final int STATUS_OK = 200;
    private static final int STATUS_INTERNAL = 500;

    /// Why a subscription was not begun: also for those in a batch.
    static final String NO_EVENTS =
            "A subscription is answered with events: send it alone, with Accept: text/event-stream";

    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    private final HttpServerRequest request;
    private final RequestMemory memory;
    private final EventLoop loop;
    private final String correlationId;
    private final ResponseFormat format;
    private final boolean events;
    private final HttpSettings settings;
    private final HttpListener listener;
    private final Subscriptions subscriptions;
    private final long beganNanos = System.nanoTime();

    Exchange(
            HttpServerRequest request,
            RequestMemory memory,
            EventLoop loop,
            String correlationId,
            ResponseFormat format,
            HttpSettings settings,
            HttpListener listener,
            Subscriptions subscriptions) {
        this.request = request;
        this.memory = memory;
        this.loop = loop;
        this.correlationId = correlationId;
        this.format = format;
        this.events = ResponseFormat.takesEvents(ResponseFormat.accept(request));
        this.settings = settings;
        this.listener = listener;
        this.subscriptions = subscriptions;
    }

    HttpServerRequest request() {
        return request;
    }

    /// Of the request's body. Ends when the request is answered.
    RequestMemory memory() {
        return memory;
    }

    EventLoop loop() {
        return loop;
    }

    String correlationId() {
        return correlationId;
    }

    /// Takes a step towards the answer. If it fails, that is a fault of the router, and the client
    /// waits no longer.
    void safely(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | StackOverflowError fault) {
            LOG.error("request {} failed", correlationId, fault);
            if (request.response().headWritten()) {
                memory.end();
                request.response().reset();
            } else {
                fail(
                        new HttpFailure(
                                STATUS_INTERNAL,
                                RequestError.of(
                                        RequestError.INTERNAL, "The router failed to answer")));
            }
        }
    }

    /// Goes on safely with a stage's outcome, on the loop.
    ///
    /// @param next takes null when the stage failed
    <T> void then(CompletionStage<T> stage, Consumer<@Nullable T> next) {
        loop.then(
                stage,
                (outcome, failure) -> {
                    if (failure != null) {
                        LOG.warn("request {}: {}", correlationId, failure.toString());
                    }
                    safely(() -> next.accept(outcome));
                });
    }

    void answer(GraphAnswer answer, Sender sender) {
        switch (answer) {
            case GraphAnswer.Executed(var executed) ->
                    answer(STATUS_OK, executed.array(), executed.length());
            case GraphAnswer.Invalid(var errors) -> invalid(RequestErrors.json(errors));
            case GraphAnswer.Events(var source) -> stream(source, sender);
            case GraphAnswer.Refused(int status, var error) -> fail(new HttpFailure(status, error));
        }
    }

    /// The one answer of a query: to a client that wants events, the only one.
    private void answer(int status, byte[] json, int length) {
        if (format == ResponseFormat.EVENT_STREAM) {
            if (!isGone()) {
                EventResponse response = begin();
                response.next(json, length);
                response.completed();
            }
            answered(STATUS_OK);
        } else {
            send(status, Buffers.wrap(json, length));
        }
    }

    private void invalid(byte[] json) {
        answer(format.invalidStatus(), json, json.length);
    }

    private void stream(GraphAnswer.EventSource source, Sender sender) {
        if (!events) {
            fail(HttpFailure.of(HttpFailure.NOT_ACCEPTABLE, NO_EVENTS));
            return;
        }
        if (isGone()) {
            memory.end();
            return;
        }
        String caller = sender.requester().client().name();
        Optional<HttpFailure> refusal = subscriptions.enter(caller);
        if (refusal.isPresent()) {
            fail(refusal.get());
            return;
        }
        EventResponse response = begin();
        response.whenOver(memory::end);
        subscriptions.open(response, loop, source, sender, caller);
        told(STATUS_OK);
    }

    private EventResponse begin() {
        return EventResponse.begin(
                loop.context().owner(), loop, request.response(), settings.idleTimeout());
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
        if (!isGone()) {
            ResponseFormat json =
                    format == ResponseFormat.EVENT_STREAM ? ResponseFormat.JSON : format;
            request.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, json.header())
                    .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
                    .end(body);
        }
        answered(status);
    }

    private boolean isGone() {
        HttpServerResponse response = request.response();
        return response.ended() || response.closed();
    }

    private void answered(int status) {
        memory.end();
        told(status);
    }

    private void told(int status) {
        listener.answered(status, Duration.ofNanos(System.nanoTime() - beganNanos));
    }
}
