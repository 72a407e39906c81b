package commercegraph.orders.domain.fulfilment;

import commercegraph.orders.workflow.Interpreter;
import java.time.Clock;
import java.util.Map;

/// Starts the workflow that a message asks for. A message that comes twice starts one.
public final class FulfilmentStart {
    private final Interpreter interpreter;
    private final Outbox outbox;
    private final Clock clock;

    public FulfilmentStart(Interpreter interpreter, Outbox outbox, Clock clock) {
        this.interpreter = interpreter;
        this.outbox = outbox;
        this.clock = clock;
    }

    public void start(OutboxMessage message) {
        Map<String, Object> input =
                Map.of(
                        "orderId", message.order().value(),
                        "intent", message.intent().name(),
                        "correlationId", message.correlationId());
        outbox.start(message, interpreter.begin(input), clock.instant());
    }
}
