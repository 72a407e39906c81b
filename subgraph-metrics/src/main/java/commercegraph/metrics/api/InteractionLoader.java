package commercegraph.metrics.api;

import com.netflix.graphql.dgs.DgsDataLoader;
import commercegraph.metrics.domain.Interaction;
import commercegraph.metrics.domain.InteractionHistory;
import commercegraph.metrics.domain.InteractionId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.dataloader.MappedBatchLoader;
import org.springframework.beans.factory.annotation.Qualifier;

@DgsDataLoader(name = "interactions")
class InteractionLoader implements MappedBatchLoader<InteractionId, Interaction> {

    private final InteractionHistory history;
    private final Executor executor;

    InteractionLoader(
            InteractionHistory history, @Qualifier("dgsAsyncTaskExecutor") Executor executor) {
        this.history = history;
        this.executor = executor;
    }

    @Override
    public CompletionStage<Map<InteractionId, Interaction>> load(Set<InteractionId> ids) {
        return Answers.later(() -> history.findAll(ids), executor);
    }
}
