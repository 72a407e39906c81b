package commercegraph.router.transport.http;

import commercegraph.router.engine.GraphAnswer;
import commercegraph.router.engine.RequestError;
import commercegraph.router.security.TokenVerifier;
import commercegraph.router.transport.EventLoop;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The subscriptions of this process that are open to clients: how many there may be, and that they
/// end with their token. Called on any event loop.
final class Subscriptions {
    private static final int STATUS_TOO_MANY_REQUESTS = 429;
    private static final int STATUS_UNAVAILABLE = 503;

    private final SubscriptionBounds bounds;
    private final Optional<TokenVerifier> tokens;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Integer> openOfCaller = new ConcurrentHashMap<>();
    private final Set<EventResponse> responses = ConcurrentHashMap.newKeySet();

    /// @param tokens empty where no issuer is configured: then nobody has one
    Subscriptions(SubscriptionBounds bounds, Optional<TokenVerifier> tokens) {
        this.bounds = bounds;
        this.tokens = tokens;
    }

    /// Takes a place for one more subscription.
    ///
    /// @return why there is none; empty: it is taken, and has to be given back by [#leave]
    Optional<HttpFailure> enter(String caller) {
        if (open.incrementAndGet() > bounds.max()) {
            open.decrementAndGet();
            return Optional.of(
                    new HttpFailure(
                            STATUS_UNAVAILABLE,
                            RequestError.of(
                                    RequestError.UNAVAILABLE,
                                    "Too many subscriptions are open here: try again later")));
        }
        if (openOfCaller.merge(caller, 1, Integer::sum) > bounds.perCallerMax()) {
            leave(caller);
            return Optional.of(
                    new HttpFailure(
                            STATUS_TOO_MANY_REQUESTS,
                            RequestError.of(
                                    RequestError.RATE_LIMITED,
                                    "One caller may have %d subscriptions open"
                                            .formatted(bounds.perCallerMax()))));
        }
        return Optional.empty();
    }

    private void leave(String caller) {
        open.decrementAndGet();
        openOfCaller.computeIfPresent(caller, (_, count) -> count > 1 ? count - 1 : null);
    }

    /// Has to be called on the client's loop, after [#enter].
    void open(
            EventResponse response,
            EventLoop loop,
            GraphAnswer.EventSource source,
            Sender sender,
            String caller) {
        responses.add(response);
        response.whenOver(
                () -> {
                    responses.remove(response);
                    leave(caller);
                });
        if (tokens.isPresent() && sender.identity().isPresent()) {
            TokenWatch watch =
                    TokenWatch.begin(
                            loop,
                            tokens.get(),
                            sender.identity().get(),
                            reason -> response.failed(Authentication.unauthenticated(reason)));
            response.whenOver(watch::end);
        }
        response.whenOver(source.open(response)::close);
    }

    /// Tells every client that the router stops, so that they look for another one.
    void end() {
        RequestError stops = RequestError.of(RequestError.UNAVAILABLE, "The router stops");
        responses.forEach(response -> response.failed(stops));
    }
}
