package commercegraph.orders.domain.fulfilment;

import java.util.List;
import java.util.function.Consumer;

/// Carries messages from the outbox to where workflows are started: at least once, in any order.
public interface FulfilmentQueue {
    /// Messages sent with one call.
    int BATCH_MAX = 10;

    /// Sends at most [#BATCH_MAX] messages. Throws where one of them was not taken.
    void send(List<OutboxMessage> messages);

    /// Waits some seconds for messages and hands each on. One is taken off the queue when `start`
    /// returns; one with which `start` throws comes again some times, and then lies in the
    /// dead-letter queue.
    void receive(Consumer<OutboxMessage> start);
}
