package commercegraph.orders.domain.fulfilment;

import commercegraph.orders.domain.Intent;
import commercegraph.orders.domain.OrderId;

/// Asks for a workflow. It is written with the order, in one transaction, and sent until its
/// workflow has started.
public record OutboxMessage(long id, OrderId order, Intent intent, String correlationId) {
    /// The name of the workflow's execution. One message, however often it is sent, starts one
    /// execution.
    public String executionId() {
        return switch (intent) {
            case FULFIL -> order.value();
            case CANCEL -> order.value() + "-cancel";
        };
    }
}
