package commercegraph.support.web;

import commercegraph.signatures.NonceCache;
import commercegraph.signatures.SignatureCode;
import commercegraph.signatures.SignedMessage;
import commercegraph.signatures.Verification;
import commercegraph.signatures.Verification.Refused;
import commercegraph.signatures.Verification.Verified;
import commercegraph.signatures.Verifier;
import commercegraph.support.errors.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets nothing in that no known peer has signed, byte for byte and once. Leaves the peer's key id
/// on the request.
final class SignatureFilter extends OncePerRequestFilter {

    static final String PEER_KEY_ID = "commercegraph.peerKeyId";

    private static final int BODY_BYTES_MAX = 2 * 1024 * 1024;

    private final Verifier verifier;
    private final NonceCache nonces;
    private final Clock clock;

    SignatureFilter(Verifier verifier, NonceCache nonces, Clock clock) {
        this.verifier = verifier;
        this.nonces = nonces;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return OpenPaths.contains(request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            String message = "The body has more than " + BODY_BYTES_MAX + " bytes";
            Refusals.write(response, 413, message, Map.of("code", ErrorCode.BAD_USER_INPUT.name()));
            return;
        }
        switch (verify(request, body)) {
            case Verified(var keyId, _, _, _) -> {
                request.setAttribute(PEER_KEY_ID, keyId);
                chain.doFilter(new BufferedRequest(request, body), response);
            }
            case Refused(var code, var message) ->
                    Refusals.write(response, 401, message, Map.of("code", code.name()));
        }
    }

    private Verification verify(HttpServletRequest request, byte[] body) {
        Instant now = clock.instant();
        Verification verification = verifier.verify(message(request), body, now);
        if (!(verification instanceof Verified verified)) return verification;
        return switch (nonces.take(verified.keyId(), verified.nonce(), now)) {
            case FRESH -> verified;
            case SEEN -> new Refused(SignatureCode.SIGNATURE_REPLAYED, "The nonce was used before");
            case FULL ->
                    new Refused(
                            SignatureCode.SIGNATURE_REPLAYED,
                            "No more nonces can be remembered for now");
        };
    }

    private static SignedMessage message(HttpServletRequest request) {
        String host = request.getHeader("host");
        return new SignedMessage(
                request.getMethod(),
                host == null ? "" : host,
                request.getRequestURI(),
                request.getQueryString() != null,
                name -> Collections.list(request.getHeaders(name)));
    }
}
