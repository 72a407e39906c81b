package commercegraph.orders.app;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What is set for orders alone, `commercegraph.orders.*`.
///
/// @param queue name of the fulfilment queue; its dead-letter queue is `QUEUE-dead`
/// @param runners how many executions of the workflow this process runs at a time
/// @param shipAfter confirmed orders are sent off by themselves after this long; absent: never
@ConfigurationProperties("commercegraph.orders")
record OrdersProperties(
        @DefaultValue("orders-fulfilment") String queue,
        @DefaultValue("4") int runners,
        @Nullable Duration shipAfter) {
    private static final int RUNNERS_MAX = 64;

    OrdersProperties {
        if (runners < 1 || runners > RUNNERS_MAX) {
            throw new IllegalArgumentException(
                    "commercegraph.orders.runners is from 1 to %d".formatted(RUNNERS_MAX));
        }
    }
}
