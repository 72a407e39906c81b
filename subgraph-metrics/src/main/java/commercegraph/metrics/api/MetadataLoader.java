package commercegraph.metrics.api;

import com.netflix.graphql.dgs.DgsDataLoader;
import commercegraph.metrics.domain.Metadata;
import commercegraph.metrics.domain.MetadataStore;
import commercegraph.metrics.domain.MetadataSubject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.dataloader.MappedBatchLoader;
import org.springframework.beans.factory.annotation.Qualifier;

@DgsDataLoader(name = "metadata")
class MetadataLoader implements MappedBatchLoader<MetadataSubject, Metadata> {

    private final MetadataStore store;
    private final Executor executor;

    MetadataLoader(MetadataStore store, @Qualifier("dgsAsyncTaskExecutor") Executor executor) {
        this.store = store;
        this.executor = executor;
    }

    @Override
    public CompletionStage<Map<MetadataSubject, Metadata>> load(Set<MetadataSubject> subjects) {
        return Answers.later(() -> store.findAll(subjects), executor);
    }
}
