package commercegraph.router.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The issuer's public keys, fetched when they are first needed and kept. They are fetched again in
/// the background when they are old, and at once, at most every [#UNKNOWN_KEY_PAUSE], when a token
/// names a key that is not among them (rotation). While the issuer cannot be reached the old keys
/// hold for [#STALE_MAX].
final class KeySet {
    static final Duration FRESH = Duration.ofMinutes(5);
    static final Duration UNKNOWN_KEY_PAUSE = Duration.ofSeconds(10);
    static final Duration STALE_MAX = Duration.ofHours(1);

    private record Snapshot(Map<String, JWK> keys, Instant fetchedAt) {}

    private final KeySetSource source;
    private final InstantSource clock;
    private final AtomicReference<@Nullable CompletableFuture<Snapshot>> inFlight =
            new AtomicReference<>();
    private volatile Snapshot latest = new Snapshot(Map.of(), Instant.EPOCH);
    private volatile Instant lastAttempt = Instant.EPOCH;

    KeySet(KeySetSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /// What became of the search for a key.
    sealed interface Lookup {
        record Found(JWK key) implements Lookup {}

        /// The issuer has no such key, or had none a moment ago.
        record Unknown() implements Lookup {}

        /// The issuer's keys cannot be read.
        record Unavailable() implements Lookup {}
    }

    CompletionStage<Lookup> find(String keyId) {
        Instant now = clock.instant();
        Snapshot snapshot = latest;
        boolean usable = now.isBefore(snapshot.fetchedAt().plus(STALE_MAX));
        JWK key = snapshot.keys().get(keyId);
        if (usable && key != null) {
            if (now.isAfter(snapshot.fetchedAt().plus(FRESH)) && mayAttempt(now)) {
                var _ = refresh(now);
            }
            return CompletableFuture.completedFuture(new Lookup.Found(key));
        }
        CompletableFuture<Snapshot> running = inFlight.get();
        if (running == null && !mayAttempt(now)) {
            return CompletableFuture.completedFuture(
                    usable ? new Lookup.Unknown() : new Lookup.Unavailable());
        }
        return refresh(now)
                .handle(
                        (fetched, failure) -> {
                            if (failure != null) {
                                return usable ? new Lookup.Unknown() : new Lookup.Unavailable();
                            }
                            JWK found = fetched.keys().get(keyId);
                            return found == null ? new Lookup.Unknown() : new Lookup.Found(found);
                        });
    }

    private boolean mayAttempt(Instant now) {
        return !now.isBefore(lastAttempt.plus(UNKNOWN_KEY_PAUSE));
    }

    /// One fetch at a time, shared by all who wait for it.
    private CompletableFuture<Snapshot> refresh(Instant now) {
        CompletableFuture<Snapshot> mine = new CompletableFuture<>();
        CompletableFuture<Snapshot> running = inFlight.compareAndExchange(null, mine);
        if (running != null) {
            return running;
        }
        lastAttempt = now;
        fetch().whenComplete(
                        (text, failure) -> {
                            inFlight.set(null);
                            if (failure == null) {
                                complete(mine, text);
                            } else {
                                mine.completeExceptionally(failure);
                            }
                        });
        return mine;
    }

    private CompletionStage<String> fetch() {
        try {
            return source.fetch();
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private void complete(CompletableFuture<Snapshot> waiting, String text) {
        try {
            Snapshot fetched = new Snapshot(parse(text), clock.instant());
            latest = fetched;
            waiting.complete(fetched);
        } catch (ParseException malformed) {
            waiting.completeExceptionally(malformed);
        }
    }

    /// Keys for encryption, and keys without an id, are none for us.
    private static Map<String, JWK> parse(String text) throws ParseException {
        Map<String, JWK> keys = new HashMap<>();
        for (JWK key : JWKSet.parse(text).getKeys()) {
            boolean signs = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
            if (key.getKeyID() != null && signs) {
                keys.put(key.getKeyID(), key);
            }
        }
        return Map.copyOf(keys);
    }
}
