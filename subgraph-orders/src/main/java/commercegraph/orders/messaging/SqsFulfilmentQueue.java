package commercegraph.orders.messaging;

import commercegraph.orders.domain.fulfilment.FulfilmentQueue;
import commercegraph.orders.domain.fulfilment.OutboxMessage;
import commercegraph.support.queues.MessageHandler;
import commercegraph.support.queues.Queue;
import java.util.List;
import java.util.function.Consumer;

/// Sends to the queue of workflows to start; what is received from it, [#received] reads.
public final class SqsFulfilmentQueue implements FulfilmentQueue {
    private final Queue queue;

    public SqsFulfilmentQueue(Queue queue) {
        this.queue = queue;
    }

    @Override
    public void send(List<OutboxMessage> messages) {
        queue.send(messages.stream().map(MessageText::write).toList());
    }

    /// Hands a message of the queue on.
    public static MessageHandler received(Consumer<OutboxMessage> start) {
        return body -> {
            start.accept(MessageText.read(body));
            return new MessageHandler.Verdict.Done();
        };
    }
}
