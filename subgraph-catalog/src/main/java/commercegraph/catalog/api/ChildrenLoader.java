package commercegraph.catalog.api;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import com.netflix.graphql.dgs.DgsDataLoader;
import commercegraph.catalog.domain.Categories;
import commercegraph.catalog.domain.Category;
import commercegraph.catalog.domain.CategoryId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.dataloader.MappedBatchLoader;
import org.springframework.beans.factory.annotation.Qualifier;

/// Children by parent.
@DgsDataLoader(name = "children")
class ChildrenLoader implements MappedBatchLoader<CategoryId, List<Category>> {
    private final Categories categories;
    private final Executor executor;

    ChildrenLoader(Categories categories, @Qualifier("dgsAsyncTaskExecutor") Executor executor) {
        this.categories = categories;
        this.executor = executor;
    }

    @Override
    public CompletionStage<Map<CategoryId, List<Category>>> load(Set<CategoryId> parents) {
        return supplyAsync(() -> categories.children(parents), executor);
    }
}
