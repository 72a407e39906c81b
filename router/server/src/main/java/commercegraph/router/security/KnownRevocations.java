package commercegraph.router.security;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Revocations as this router knows them. Each person's is asked for at most once per `cached`. A
/// revocation that was seen once is kept for longer than any token lives, whatever is answered
/// later: a revoked token never becomes good again.
///
/// While the source does not answer, a person of whom no revocation is known counts as not revoked,
/// and after a failure nobody asks for a moment: no request waits for what is not there.
public final class KnownRevocations {
    private static final Logger LOG = LoggerFactory.getLogger(KnownRevocations.class);
    private static final int PERSONS_MAX = 100_000;
    private static final int REVOKED_MAX = 1_000_000;
    private static final Duration ANSWER_MAX = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Revocations source;
    private final Duration cached;
    private final Ticker ticker;
    private final AsyncCache<String, @Nullable Instant> answers;
    private final Cache<String, Instant> revoked;

    /// When the source failed last, in the ticker's time; null while it answers.
    private final AtomicReference<@Nullable Long> failedAt = new AtomicReference<>();

    public KnownRevocations(Revocations source, Duration cached, Ticker ticker) {
        this.source = source;
        this.cached = cached;
        this.ticker = ticker;
        this.answers =
                Caffeine.newBuilder()
                        .maximumSize(PERSONS_MAX)
                        .expireAfterWrite(cached)
                        .executor(Runnable::run)
                        .ticker(ticker)
                        .buildAsync();
        this.revoked =
                Caffeine.newBuilder()
                        .maximumSize(REVOKED_MAX)
                        .expireAfterWrite(REMEMBERED)
                        .executor(Runnable::run)
                        .ticker(ticker)
                        .build();
    }

    /// How long an answer of the source is good.
    Duration cached() {
        return cached;
    }

    /// Whether the token was issued before its person's tokens were revoked. Does not block, and is
    /// there after a moment whether the source answers or not.
    CompletionStage<Boolean> isRevoked(Identity identity) {
        String userId = identity.userId();
        CompletableFuture<@Nullable Instant> asked =
                isPaused() ? answers.getIfPresent(userId) : answers.get(userId, this::ask);
        return asked == null
                ? CompletableFuture.completedFuture(isRevoked(identity, null))
                : asked.thenApply(answered -> isRevoked(identity, answered));
    }

    private boolean isRevoked(Identity identity, @Nullable Instant answered) {
        Instant known = revoked.getIfPresent(identity.userId());
        return (answered != null && identity.issued().isBefore(answered))
                || (known != null && identity.issued().isBefore(known));
    }

    /// Null for no answer, which is not cached.
    private CompletableFuture<@Nullable Instant> ask(String userId, Executor executor) {
        return source.notBefore(userId)
                .toCompletableFuture()
                .copy()
                .orTimeout(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS)
                .handle(
                        (notBefore, failure) -> {
                            if (failure == null) {
                                answered(userId, notBefore);
                            } else {
                                failed(failure);
                            }
                            return notBefore;
                        });
    }

    private void answered(String userId, Instant notBefore) {
        if (failedAt.getAndSet(null) != null) {
            LOG.info("Revocations can be read again");
        }
        if (notBefore.isAfter(Instant.EPOCH)) {
            revoked.asMap()
                    .merge(
                            userId,
                            notBefore,
                            (former, latest) -> latest.isAfter(former) ? latest : former);
        }
    }

    private void failed(Throwable failure) {
        if (failedAt.getAndSet(ticker.read()) == null) {
            LOG.warn(
                    "Revocations cannot be read: those not seen yet take effect when their tokens"
                            + " expire ({})",
                    failure.toString());
        }
    }

    private boolean isPaused() {
        Long failed = failedAt.get();
        return failed != null && ticker.read() - failed < PAUSE.toNanos();
    }
}
