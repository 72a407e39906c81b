package commercegraph.catalog.api;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.stream.Collectors.toMap;

import com.netflix.graphql.dgs.DgsDataLoader;
import commercegraph.catalog.domain.Categories;
import commercegraph.catalog.domain.Category;
import commercegraph.catalog.domain.CategoryId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.dataloader.MappedBatchLoader;
import org.springframework.beans.factory.annotation.Qualifier;

/// Categories by id.
@DgsDataLoader(name = "categories")
class CategoryLoader implements MappedBatchLoader<CategoryId, Category> {
    private final Categories categories;
    private final Executor executor;

    CategoryLoader(Categories categories, @Qualifier("dgsAsyncTaskExecutor") Executor executor) {
        this.categories = categories;
        this.executor = executor;
    }

    @Override
    public CompletionStage<Map<CategoryId, Category>> load(Set<CategoryId> ids) {
        return supplyAsync(
                () ->
                        categories.find(ids).stream()
                                .collect(toMap(Category::id, Function.identity())),
                executor);
    }
}
