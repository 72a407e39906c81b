package commercegraph.orders.app;

import commercegraph.orders.workflow.Execution;
import commercegraph.orders.workflow.RunnerListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class WorkflowLog implements RunnerListener {
    private static final Logger LOG = LoggerFactory.getLogger(WorkflowLog.class);

    @Override
    public void taskThrew(Execution execution, Exception exception) {
        LOG.warn(
                "execution {} in state {}: the task broke off",
                execution.id(),
                execution.progress().state(),
                exception);
    }

    @Override
    public void stuck(Execution execution, Exception exception) {
        LOG.error("execution {} can't be run on", execution.id(), exception);
    }
}
