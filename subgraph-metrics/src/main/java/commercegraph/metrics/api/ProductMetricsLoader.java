package commercegraph.metrics.api;

import com.netflix.graphql.dgs.DgsDataLoader;
import commercegraph.metrics.domain.MetricsReader;
import commercegraph.metrics.domain.ProductId;
import commercegraph.metrics.domain.ProductMetrics;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.dataloader.MappedBatchLoader;
import org.springframework.beans.factory.annotation.Qualifier;

@DgsDataLoader(name = "productMetrics")
class ProductMetricsLoader implements MappedBatchLoader<ProductId, ProductMetrics> {

    private final MetricsReader metrics;
    private final Executor executor;

    ProductMetricsLoader(
            MetricsReader metrics, @Qualifier("dgsAsyncTaskExecutor") Executor executor) {
        this.metrics = metrics;
        this.executor = executor;
    }

    @Override
    public CompletionStage<Map<ProductId, ProductMetrics>> load(Set<ProductId> ids) {
        return Answers.later(() -> metrics.products(ids), executor);
    }
}
