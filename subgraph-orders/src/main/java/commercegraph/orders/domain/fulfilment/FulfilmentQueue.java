package commercegraph.orders.domain.fulfilment;

import java.util.List;

/// Carries messages from the outbox to where workflows are started: at least once, in any order.
public interface FulfilmentQueue {
    /// Messages sent with one call.
    int BATCH_MAX = 10;

    /// Sends at most [#BATCH_MAX] messages. Throws where one of them was not taken.
    void send(List<OutboxMessage> messages);
}
