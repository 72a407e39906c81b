package commercegraph.metrics.api;

import com.netflix.graphql.dgs.DgsDataLoader;
import commercegraph.metrics.domain.InteractionHistory;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.dataloader.MappedBatchLoader;
import org.springframework.beans.factory.annotation.Qualifier;

@DgsDataLoader(name = "histories")
class HistoryLoader
        implements MappedBatchLoader<InteractionHistory.Request, InteractionHistory.Page> {

    private final InteractionHistory history;
    private final Executor executor;

    HistoryLoader(
            InteractionHistory history, @Qualifier("dgsAsyncTaskExecutor") Executor executor) {
        this.history = history;
        this.executor = executor;
    }

    @Override
    public CompletionStage<Map<InteractionHistory.Request, InteractionHistory.Page>> load(
            Set<InteractionHistory.Request> requests) {
        return Answers.later(() -> history.readAll(requests), executor);
    }
}
