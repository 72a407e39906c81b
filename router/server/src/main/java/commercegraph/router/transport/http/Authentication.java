package commercegraph.router.transport.http;

import commercegraph.router.caller.Caller;
import commercegraph.router.engine.RequestError;
import commercegraph.router.engine.Requester;
import commercegraph.router.execution.RequestContext;
import commercegraph.router.security.Grants;
import commercegraph.router.security.Identity;
import commercegraph.router.security.MessageSignatures;
import commercegraph.router.security.SignatureOutcome;
import commercegraph.router.security.TokenOutcome;
import commercegraph.router.security.TokenVerifier;
import commercegraph.signatures.SignedMessage;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// Finds out who sends a request: the access token first, then the message signature, whose nonce
/// is used up by being looked at.
final class Authentication {
    private static final String BEARER = "bearer ";
    private static final int STATUS_UNAUTHORIZED = 401;
    private static final int STATUS_UNAVAILABLE = 503;

    private final Optional<TokenVerifier> tokens;
    private final MessageSignatures signatures;

    /// @param tokens empty where no issuer is configured: then every token is a wrong one
    Authentication(Optional<TokenVerifier> tokens, MessageSignatures signatures) {
        this.tokens = tokens;
        this.signatures = signatures;
    }

    /// Calls exactly one of the two, on the exchange's loop.
    ///
    /// @param body the bytes as they came
    void find(
            Exchange exchange, byte[] body, Consumer<Sender> found, Consumer<HttpFailure> refused) {
        List<String> authorization = exchange.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        exchange.then(
                verify(authorization),
                outcome -> {
                    switch (outcome) {
                        case TokenOutcome.Absent() ->
                                signed(exchange, body, Optional.empty(), found, refused);
                        case TokenOutcome.Valid(var identity) ->
                                signed(exchange, body, Optional.of(identity), found, refused);
                        case TokenOutcome.Refused(var reason) ->
                                refused.accept(
                                        new HttpFailure(
                                                STATUS_UNAUTHORIZED, unauthenticated(reason)));
                        case TokenOutcome.Unavailable() -> refused.accept(unavailable());
                        case null -> refused.accept(unavailable());
                    }
                });
    }

    private CompletionStage<TokenOutcome> verify(List<String> authorization) {
        if (authorization.isEmpty()) {
            return CompletableFuture.completedFuture(new TokenOutcome.Absent());
        }
        String header = authorization.getFirst();
        boolean bearer = header.regionMatches(true, 0, BEARER, 0, BEARER.length());
        if (authorization.size() > 1 || !bearer || tokens.isEmpty()) {
            TokenOutcome.Reason reason =
                    tokens.isEmpty()
                            ? TokenOutcome.Reason.TOKEN_INVALID
                            : TokenOutcome.Reason.TOKEN_MALFORMED;
            return CompletableFuture.completedFuture(new TokenOutcome.Refused(reason));
        }
        return tokens.get().verify(header.substring(BEARER.length()).strip());
    }

    private void signed(
            Exchange exchange,
            byte[] body,
            Optional<Identity> identity,
            Consumer<Sender> found,
            Consumer<HttpFailure> refused) {
        exchange.then(
                signatures.verify(message(exchange.request()), body),
                outcome -> {
                    switch (outcome) {
                        case SignatureOutcome.Refused refusal ->
                                refused.accept(
                                        new HttpFailure(
                                                refusal.code().status(), RequestError.of(refusal)));
                        case SignatureOutcome valid -> {
                            Requester requester = requester(exchange, identity, valid);
                            found.accept(new Sender(requester, identity));
                        }
                        case null -> refused.accept(unavailable());
                    }
                });
    }

    /// The request as its sender signed it.
    static SignedMessage message(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        return SignedMessage.of(
                request.method().name(),
                authority == null ? "" : authority.toString(),
                request.uri(),
                name -> request.headers().getAll(name));
    }

    private static Requester requester(
            Exchange exchange, Optional<Identity> identity, SignatureOutcome signature) {
        Optional<String> keyId =
                signature instanceof SignatureOutcome.Valid(var id, _)
                        ? Optional.of(id)
                        : Optional.empty();
        Optional<String> token = identity.map(_ -> bearer(exchange.request()));
        Caller caller =
                identity.isEmpty() && keyId.isEmpty()
                        ? Caller.ANONYMOUS
                        : new Caller(
                                identity.map(Identity::userId),
                                identity.map(Identity::roles).orElse(Set.of()),
                                identity.map(known -> known.grants().scopes()).orElse(Set.of()),
                                keyId,
                                token,
                                partition(token, keyId));
        return new Requester(
                new RequestContext(caller, exchange.correlationId()),
                identity.map(Identity::grants).orElse(Grants.ANONYMOUS),
                signature,
                new WaitingClient(exchange.request(), caller),
                exchange.loop());
    }

    private static String bearer(HttpServerRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION).substring(BEARER.length()).strip();
    }

    /// Two callers are the same when subgraphs cannot tell them apart: they see the token, with
    /// whatever claims it has, and the key. Neither contains a line feed, since both come out of
    /// header fields.
    private static String partition(Optional<String> token, Optional<String> keyId) {
        return token.map(bearer -> "t" + bearer + "\n").orElse("")
                + keyId.map(id -> "k" + id + "\n").orElse("");
    }

    static RequestError unauthenticated(TokenOutcome.Reason reason) {
        return RequestError.of(RequestError.UNAUTHENTICATED, reason.message())
                .because(reason.name());
    }

    private static HttpFailure unavailable() {
        return new HttpFailure(
                STATUS_UNAVAILABLE,
                RequestError.of(
                        RequestError.UNAVAILABLE, "Who sends the request cannot be found out now"));
    }
}
