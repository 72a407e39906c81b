package commercegraph.support.revocations;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Revocations as this instance knows them. Each user's is asked for at most once per `cached`. A
/// revocation that was seen once is kept for as long as it concerns any token, whatever is answered
/// later: a revoked token never becomes good again.
///
/// While the source does not answer, a user of whom no revocation is known counts as not revoked,
/// and after a failure nobody asks for a moment: no request waits for what is not there.
public final class KnownRevocations {

    private static final Logger LOG = LoggerFactory.getLogger(KnownRevocations.class);
    private static final int USERS_MAX = 100_000;
    private static final int REVOKED_MAX = 1_000_000;
    private static final Duration ANSWER_MAX = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Revocations source;
    private final Ticker ticker;
    private final AsyncCache<String, @Nullable Instant> answers;
    private final Cache<String, Instant> revoked;

    /// When the source failed last, in the ticker's time; null while it answers.
    private final AtomicReference<@Nullable Long> failedAt = new AtomicReference<>();

    public KnownRevocations(
            Revocations source, Duration cached, Duration remembered, Ticker ticker) {
        this.source = source;
        this.ticker = ticker;
        this.answers =
                Caffeine.newBuilder()
                        .maximumSize(USERS_MAX)
                        .expireAfterWrite(cached)
                        .executor(Runnable::run)
                        .ticker(ticker)
                        .buildAsync();
        this.revoked =
                Caffeine.newBuilder()
                        .maximumSize(REVOKED_MAX)
                        .expireAfterWrite(remembered)
                        .executor(Runnable::run)
                        .ticker(ticker)
                        .build();
    }

    /// Of a token of this user that was issued then. Waits for an answer from outside, for a moment
    /// at most.
    public boolean isRevoked(String userId, Instant issuedAt) {
        Instant answered = answer(userId);
        Instant known = revoked.getIfPresent(userId);
        return issuedAt.isBefore(answered) || (known != null && issuedAt.isBefore(known));
    }

    private Instant answer(String userId) {
        CompletableFuture<@Nullable Instant> asked =
                isPaused() ? answers.getIfPresent(userId) : answers.get(userId, this::ask);
        Instant answered = asked == null ? null : asked.join();
        return answered == null ? Instant.EPOCH : answered;
    }

    /// Null for no answer, which is not cached.
    private CompletableFuture<@Nullable Instant> ask(String userId, Executor executor) {
        return source.notBefore(userId)
                .toCompletableFuture()
                .copy()
                .orTimeout(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS)
                .handle(
                        (notBefore, failure) -> {
                            if (failure == null) answered(userId, notBefore);
                            else failed(failure);
                            return notBefore;
                        });
    }

    private void answered(String userId, Instant notBefore) {
        if (failedAt.getAndSet(null) != null) LOG.info("Revocations can be read again");
        if (notBefore.isAfter(Instant.EPOCH))
            revoked.asMap()
                    .merge(
                            userId,
                            notBefore,
                            (former, latest) -> latest.isAfter(former) ? latest : former);
    }

    private void failed(Throwable failure) {
        if (failedAt.getAndSet(ticker.read()) == null)
            LOG.warn(
                    "Revocations can't be read: those not seen yet take effect when their tokens"
                            + " expire ({})",
                    failure.toString());
    }

    private boolean isPaused() {
        Long failed = failedAt.get();
        return failed != null && ticker.read() - failed < PAUSE.toNanos();
    }
}
