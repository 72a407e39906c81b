package commercegraph.orders.domain.fulfilment;

import commercegraph.orders.domain.OrderId;
import commercegraph.orders.workflow.Progress;
import java.time.Instant;
import java.util.List;

/// The messages that orders left for the workflow. Each method is one transaction.
public interface Outbox {
    /// Takes messages whose workflow has not started and that are due to be sent, the oldest first.
    /// They are due again at `dueAgain`, should this sending be lost.
    List<OutboxMessage> claim(Instant now, Instant dueAgain, int limit);

    /// Starts the workflow of a message where it is to begin, unless it was started before, and
    /// with it marks the message as done.
    void start(OutboxMessage message, Progress begin, Instant now);

    /// Whether an order's fulfilment has yet to start, or runs.
    boolean isFulfilling(OrderId order);

    /// Forgets messages done before an instant, and idempotency keys that have expired at `now`.
    void purge(Instant doneBefore, Instant now);
}
