package commercegraph.router.transport.subgraph;

import commercegraph.router.execution.RequestContext;
import commercegraph.router.execution.SubgraphRequest;
import commercegraph.signatures.NonceSource;
import commercegraph.signatures.Profile;
import commercegraph.signatures.SignatureHeaders;
import commercegraph.signatures.SignedMessage;
import commercegraph.signatures.Signer;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The header fields of requests to one subgraph: who asks, under which correlation id, and the
/// router's signature over it.
final class RequestHeaders {
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence CORRELATION_ID =
            HttpHeaders.createOptimized("x-correlation-id");
    private static final String CALLER_KEY = "commercegraph-caller-key";
    private static final CharSequence USER_AGENT =
            HttpHeaders.createOptimized("commercegraph-router");

    private final String authority;
    private final String target;
    private final Optional<Signer> signer;
    private final NonceSource nonces;
    private final InstantSource clock;

    RequestHeaders(SubgraphSettings settings, NonceSource nonces, InstantSource clock) {
        this.authority = settings.authority();
        this.target = settings.target();
        this.signer = settings.key().map(key -> new Signer(Profile.PEER, key));
        this.nonces = nonces;
        this.clock = clock;
    }

    void write(SubgraphRequest request, MultiMap headers) {
        RequestContext context = request.context();
        headers.set(HttpHeaders.CONTENT_TYPE, JSON)
                .set(HttpHeaders.ACCEPT, JSON)
                .set(HttpHeaders.USER_AGENT, USER_AGENT)
                .set(CORRELATION_ID, context.correlationId());
        context.caller()
                .token()
                .ifPresent(token -> headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + token));
        context.caller().keyId().ifPresent(keyId -> headers.set(CALLER_KEY, keyId));
        signer.ifPresent(with -> sign(with, request, headers));
    }

    private void sign(Signer with, SubgraphRequest request, MultiMap headers) {
        SignedMessage message =
                SignedMessage.of("POST", authority, target, name -> values(headers, name));
        SignatureHeaders signature =
                with.sign(message, request.body(), clock.instant(), nonces.next());
        headers.set(SignatureHeaders.CONTENT_DIGEST, signature.contentDigest())
                .set(SignatureHeaders.SIGNATURE_INPUT, signature.signatureInput())
                .set(SignatureHeaders.SIGNATURE, signature.signature());
    }

    private static List<String> values(MultiMap headers, String name) {
        return headers.getAll(name);
    }
}
