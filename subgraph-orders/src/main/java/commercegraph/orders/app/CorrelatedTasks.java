package commercegraph.orders.app;

import commercegraph.orders.domain.fulfilment.TaskMessage;
import commercegraph.orders.workflow.TaskHandler;
import commercegraph.support.correlation.CorrelationId;
import org.slf4j.MDC;

/// Runs a task under the correlation id of the request that began it all: the log has it, and so do
/// the calls of neighbours.
record CorrelatedTasks(TaskHandler tasks) implements TaskHandler {
    @Override
    public Outcome run(String resource, Object arguments) {
        String id = TaskMessage.correlationId(arguments);
        try (var _ = MDC.putCloseable(CorrelationId.LOG_KEY, id)) {
            return tasks.run(resource, arguments);
        }
    }
}
