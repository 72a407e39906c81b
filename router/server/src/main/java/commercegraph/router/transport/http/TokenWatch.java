package commercegraph.router.transport.http;

import commercegraph.router.security.Identity;
import commercegraph.router.security.TokenOutcome;
import commercegraph.router.security.TokenVerifier;
import commercegraph.router.transport.EventLoop;
import io.vertx.core.Vertx;
import java.util.function.Consumer;

/// Looks again and again whether a token is still good, as long as what it opened lasts. Lives on
/// one event loop.
final class TokenWatch {
    private final Vertx vertx;
    private final EventLoop loop;
    private final TokenVerifier tokens;
    private final Identity identity;
    private final Consumer<TokenOutcome.Reason> refused;
    private long timer;
    private boolean over;

    private TokenWatch(
            EventLoop loop,
            TokenVerifier tokens,
            Identity identity,
            Consumer<TokenOutcome.Reason> refused) {
        this.vertx = loop.context().owner();
        this.loop = loop;
        this.tokens = tokens;
        this.identity = identity;
        this.refused = refused;
    }

    /// @param refused is told once, on the loop, when the token is good no longer
    static TokenWatch begin(
            EventLoop loop,
            TokenVerifier tokens,
            Identity identity,
            Consumer<TokenOutcome.Reason> refused) {
        TokenWatch watch = new TokenWatch(loop, tokens, identity, refused);
        watch.waitAWhile();
        return watch;
    }

    void end() {
        over = true;
        vertx.cancelTimer(timer);
    }

    private void waitAWhile() {
        timer = vertx.setTimer(tokens.goodFor(identity).toMillis() + 1, _ -> look());
    }

    /// A look that fails says nothing against the token.
    private void look() {
        loop.then(
                tokens.verifyAgain(identity),
                (outcome, _) -> {
                    if (over) {
                        return;
                    }
                    if (outcome instanceof TokenOutcome.Refused(var reason)) {
                        refused.accept(reason);
                    } else {
                        waitAWhile();
                    }
                });
    }
}
