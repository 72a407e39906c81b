package commercegraph.router.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jwt.SignedJWT;
import commercegraph.router.security.KeySet.Lookup;
import commercegraph.router.security.TokenOutcome.Reason;
import commercegraph.router.security.TokenOutcome.Refused;
import commercegraph.router.security.TokenOutcome.Valid;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/// Verifies access tokens: signed JWTs (RFC 7519) of one issuer, ES256 or RS256.
///
/// A token that was found valid is remembered by its hash until it expires, so that the usual
/// request costs one hash. What is refused is not remembered. Whether its user's tokens were
/// revoked is looked up for each request.
public final class TokenVerifier {
    private static final int TOKEN_CHARACTERS_MAX = 8_192;
    private static final int REMEMBERED_MAX = 20_000;

    private final KeySet keys;
    private final AccessTokens tokens;
    private final InstantSource clock;
    private final Executor workers;
    private final KnownRevocations revocations;
    private final Cache<ByteBuffer, Identity> remembered;

    /// @param workers runs what costs more than a lookup: the arithmetic of signatures
    public TokenVerifier(
            IdentitySettings settings,
            KeySetSource source,
            KnownRevocations revocations,
            InstantSource clock,
            Executor workers) {
        this.keys = new KeySet(source, clock);
        this.tokens = new AccessTokens(settings, clock);
        this.clock = clock;
        this.workers = workers;
        this.revocations = revocations;
        this.remembered =
                Caffeine.newBuilder()
                        .maximumSize(REMEMBERED_MAX)
                        .executor(workers)
                        .expireAfter(
                                Expiry.<ByteBuffer, Identity>creating(
                                        (_, identity) ->
                                                Duration.between(
                                                        clock.instant(), identity.expires())))
                        .build();
    }

    /// Does not block. A token that was seen before is answered at once.
    public CompletionStage<TokenOutcome> verify(String token) {
        if (token.isEmpty() || token.length() > TOKEN_CHARACTERS_MAX) {
            return CompletableFuture.completedFuture(new Refused(Reason.TOKEN_MALFORMED));
        }
        ByteBuffer hash = hash(token);
        Identity identity = remembered.getIfPresent(hash);
        if (identity != null && clock.instant().isBefore(identity.expires())) {
            return unlessRevoked(identity);
        }
        return verifyAnew(token)
                .thenCompose(
                        outcome -> {
                            if (outcome instanceof Valid(var verified)) {
                                remembered.put(hash, verified);
                                return unlessRevoked(verified);
                            }
                            return CompletableFuture.completedFuture(outcome);
                        });
    }

    /// Whether the token of a verified identity still is good. Does not block.
    public CompletionStage<TokenOutcome> verifyAgain(Identity identity) {
        return clock.instant().isBefore(identity.expires())
                ? unlessRevoked(identity)
                : CompletableFuture.completedFuture(new Refused(Reason.TOKEN_EXPIRED));
    }

    /// How long nothing new can be known of a token: until it expires, or what is known of its
    /// revocation is old. Zero for an expired one.
    public Duration goodFor(Identity identity) {
        Duration left = Duration.between(clock.instant(), identity.expires());
        Duration known = revocations.cached();
        return left.isNegative() ? Duration.ZERO : left.compareTo(known) < 0 ? left : known;
    }

    private CompletionStage<TokenOutcome> unlessRevoked(Identity identity) {
        return revocations
                .isRevoked(identity)
                .thenApply(
                        revoked ->
                                revoked ? new Refused(Reason.TOKEN_REVOKED) : new Valid(identity));
    }

    private CompletionStage<TokenOutcome> verifyAnew(String token) {
        SignedJWT jwt;
        try {
            jwt = SignedJWT.parse(token);
        } catch (ParseException malformed) {
            return CompletableFuture.completedFuture(new Refused(Reason.TOKEN_MALFORMED));
        }
        String keyId = jwt.getHeader().getKeyID();
        if (keyId == null || !AccessTokens.ALGORITHMS.contains(jwt.getHeader().getAlgorithm())) {
            return CompletableFuture.completedFuture(new Refused(Reason.TOKEN_INVALID));
        }
        return keys.find(keyId)
                .thenApplyAsync(
                        lookup ->
                                switch (lookup) {
                                    case Lookup.Found(var key) -> tokens.verify(jwt, key);
                                    case Lookup.Unknown() -> new Refused(Reason.TOKEN_INVALID);
                                    case Lookup.Unavailable() -> new TokenOutcome.Unavailable();
                                },
                        workers);
    }

    private static ByteBuffer hash(String token) {
        try {
            return ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(ISO_8859_1)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
