package commercegraph.orders.domain.fulfilment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Sends what lies in the outbox, and sends it again while its workflow has not started: a queue
/// may lose messages, an order may not wait for ever.
public final class OutboxPublisher {
    /// A workflow that has not started by then was not told.
    static final Duration SENT_AGAIN_AFTER = Duration.ofSeconds(15);

    private final Outbox outbox;
    private final FulfilmentQueue queue;
    private final Clock clock;

    public OutboxPublisher(Outbox outbox, FulfilmentQueue queue, Clock clock) {
        this.outbox = outbox;
        this.queue = queue;
        this.clock = clock;
    }

    /// Sends one batch of what is due.
    ///
    /// @return whether there was anything
    public boolean publish() {
        Instant now = clock.instant();
        List<OutboxMessage> messages =
                outbox.claim(now, now.plus(SENT_AGAIN_AFTER), FulfilmentQueue.BATCH_MAX);
        if (!messages.isEmpty()) {
            queue.send(messages);
        }
        return !messages.isEmpty();
    }
}
