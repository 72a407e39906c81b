package commercegraph.orders.messaging;

import java.time.Duration;

/// @param name of the queue; its dead-letter queue is `NAME-dead`
/// @param create whether missing queues are made here, as on a laptop, or were made beforehand
/// @param hidden how long a message that was received stays hidden from others; far longer than
///     starting a workflow takes
public record QueueSettings(String name, boolean create, Duration hidden) {
    /// What suits the work.
    public static final Duration HIDDEN = Duration.ofSeconds(30);

    String deadLetterName() {
        return name + "-dead";
    }
}
