package commercegraph.metrics.persistence;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// One connection to Redis, made when first needed. Nothing here waits longer than a moment or
/// throws: what Redis can't answer is empty, and the caller does without.
@Component
final class Redis {

    private static final Logger LOG = LoggerFactory.getLogger(Redis.class);
    private static final Duration ANSWER_MAX = Duration.ofMillis(250);
    private static final Duration BETWEEN_CONNECTS = Duration.ofSeconds(1);

    private final RedisClient client;
    private final RedisURI uri;
    private final InstantSource clock;
    private @Nullable CompletableFuture<StatefulRedisConnection<String, String>> connection;
    private Instant nextConnect = Instant.MIN;

    Redis(RedisClient client, RedisURI uri, InstantSource clock) {
        this.client = client;
        this.uri = uri;
        this.clock = clock;
    }

    /// The answers of these commands, sent together.
    <T> Optional<List<T>> ask(
            Function<RedisAsyncCommands<String, String>, List<? extends CompletionStage<T>>> send) {
        try {
            var commands = connection().get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS).async();
            List<CompletableFuture<T>> answers =
                    send.apply(commands).stream()
                            .map(CompletionStage::toCompletableFuture)
                            .toList();
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(answers.stream().map(CompletableFuture::join).toList());
        } catch (ExecutionException | TimeoutException | RuntimeException failure) {
            LOG.debug("Redis does not answer", failure);
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// Once made it mends itself; until then a new try is made once a second.
    private synchronized CompletableFuture<StatefulRedisConnection<String, String>> connection() {
        var current = connection;
        if (current == null || (current.isCompletedExceptionally() && mayTryAgain())) {
            nextConnect = clock.instant().plus(BETWEEN_CONNECTS);
            current = client.connectAsync(StringCodec.UTF8, uri).toCompletableFuture();
            connection = current;
        }
        return current;
    }

    private boolean mayTryAgain() {
        return !clock.instant().isBefore(nextConnect);
    }
}
