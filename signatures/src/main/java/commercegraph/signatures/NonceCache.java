package commercegraph.signatures;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Remembers nonces in this process, each for `lifetime`, at most `entriesMax` of them. For peers,
/// whose requests must not depend on a shared store. When it is full of nonces that still count, it
/// takes no more: a forgotten nonce could be replayed.
public final class NonceCache {

    /// What became of a nonce.
    public enum Outcome {
        FRESH,
        SEEN,
        FULL
    }

    private record Nonce(String keyId, String value) {}

    private final int entriesMax;
    private final long lifetimeSeconds;
    private final long sweepSeconds;
    private final ConcurrentHashMap<Nonce, Long> expiries = new ConcurrentHashMap<>();
    private final AtomicLong nextSweepSeconds = new AtomicLong();

    public NonceCache(Duration lifetime, int entriesMax) {
        this.lifetimeSeconds = lifetime.toSeconds();
        this.sweepSeconds = Math.max(1, lifetimeSeconds / 8);
        this.entriesMax = entriesMax;
    }

    /// Takes a nonce of a message whose MAC held. Of many at once with the same nonce exactly one
    /// is fresh.
    public Outcome take(String keyId, String nonce, Instant now) {
        long nowSeconds = now.getEpochSecond();
        sweep(nowSeconds);
        var key = new Nonce(keyId, nonce);
        if (expiries.size() >= entriesMax && !expiries.containsKey(key)) return Outcome.FULL;
        Long expiry = nowSeconds + lifetimeSeconds;
        Long former = expiries.putIfAbsent(key, expiry);
        if (former == null) return Outcome.FRESH;
        boolean over = former < nowSeconds && expiries.replace(key, former, expiry);
        return over ? Outcome.FRESH : Outcome.SEEN;
    }

    /// Forgets what is over: one thread at a time, eight times in a lifetime.
    private void sweep(long nowSeconds) {
        long due = nextSweepSeconds.get();
        if (nowSeconds >= due && nextSweepSeconds.compareAndSet(due, nowSeconds + sweepSeconds))
            expiries.values().removeIf(expiry -> expiry < nowSeconds);
    }
}
