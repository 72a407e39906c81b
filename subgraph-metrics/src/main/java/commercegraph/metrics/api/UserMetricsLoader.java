package commercegraph.metrics.api;

import com.netflix.graphql.dgs.DgsDataLoader;
import commercegraph.metrics.domain.CachedUserMetrics;
import commercegraph.metrics.domain.UserId;
import commercegraph.metrics.domain.UserMetrics;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.dataloader.MappedBatchLoader;
import org.springframework.beans.factory.annotation.Qualifier;

@DgsDataLoader(name = "userMetrics")
class UserMetricsLoader implements MappedBatchLoader<UserId, UserMetrics> {

    private final CachedUserMetrics metrics;
    private final Executor executor;

    UserMetricsLoader(
            CachedUserMetrics metrics, @Qualifier("dgsAsyncTaskExecutor") Executor executor) {
        this.metrics = metrics;
        this.executor = executor;
    }

    @Override
    public CompletionStage<Map<UserId, UserMetrics>> load(Set<UserId> ids) {
        return Answers.later(() -> metrics.users(ids), executor);
    }
}
