package commercegraph.orders.domain.fulfilment;

import commercegraph.orders.domain.Failure;
import commercegraph.orders.domain.OrderId;
import java.util.Map;

/// What the definition tells a task: the `MessageBody` that Step Functions puts into the task
/// queue.
public record TaskMessage(Map<?, ?> body) {
    static TaskMessage of(Object arguments) {
        if (arguments instanceof Map<?, ?> map
                && map.get("MessageBody") instanceof Map<?, ?> body) {
            return new TaskMessage(body);
        }
        throw new IllegalStateException("a task's parameters have a MessageBody");
    }

    /// The correlation id of the request that began it all; empty where the arguments have none.
    public static String correlationId(Object arguments) {
        return of(arguments).text("correlationId");
    }

    String task() {
        return text("task");
    }

    OrderId order() {
        return new OrderId(text("orderId"));
    }

    Failure failure() {
        return new Failure(Failure.Code.valueOf(text("code")), text("reason"));
    }

    private String text(String field) {
        return body.get(field) instanceof String text ? text : "";
    }
}
