package commercegraph.orders.app;

import commercegraph.support.idempotency.InputHash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What is set for orders alone, `commercegraph.orders.*`.
///
/// @param queue name of the fulfilment queue; its dead-letter queue is `QUEUE-dead`
/// @param deletionsQueue name of the queue that brings the events `UserDeleted`
/// @param runners how many executions of the workflow this process runs at a time
/// @param inputHashKey a secret, with which the inputs of idempotent mutations are hashed before
///     they are kept; the same on every instance, and for as long as orders are kept
/// @param shipAfter confirmed orders are sent off by themselves after this long; absent: never
@ConfigurationProperties("commercegraph.orders")
record OrdersProperties(
        @DefaultValue("orders-fulfilment") String queue,
        @DefaultValue("orders-user-deletions") String deletionsQueue,
        @DefaultValue("4") int runners,
        @DefaultValue("") String inputHashKey,
        @Nullable Duration shipAfter) {
    private static final int RUNNERS_MAX = 64;
    private static final int HASH_KEY_CHARACTERS_MIN = 32;

    OrdersProperties {
        if (runners < 1 || runners > RUNNERS_MAX) {
            throw new IllegalArgumentException(
                    "commercegraph.orders.runners is from 1 to %d".formatted(RUNNERS_MAX));
        }
        if (inputHashKey.length() < HASH_KEY_CHARACTERS_MIN) {
            throw new IllegalArgumentException(
                    "commercegraph.orders.input-hash-key is a secret of %d characters or more"
                            .formatted(HASH_KEY_CHARACTERS_MIN));
        }
    }

    /// A keyed hash of an input, by which one is told from another.
    Function<Object, String> inputHash() {
        byte[] key = inputHashKey.getBytes(StandardCharsets.UTF_8);
        return input -> InputHash.of(input, key);
    }

    @Override
    public String toString() {
        return "OrdersProperties(queue %s, runners %d)".formatted(queue, runners);
    }
}
