package commercegraph.catalog.api;

import static java.util.concurrent.CompletableFuture.completedFuture;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsEntityFetcher;
import com.netflix.graphql.dgs.DgsQuery;
import com.netflix.graphql.dgs.InputArgument;
import commercegraph.catalog.domain.Categories;
import commercegraph.catalog.domain.CategoryId;
import commercegraph.catalog.domain.ProductSlice;
import commercegraph.catalog.domain.ProductSort;
import commercegraph.schema.catalog.types.Category;
import commercegraph.schema.catalog.types.ProductConnection;
import commercegraph.support.identity.Caller;
import commercegraph.support.paging.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Categories, and what hangs on them.
@DgsComponent
class CategoryFetcher {
    private final Categories categories;
    private final Access access;

    CategoryFetcher(Categories categories, Access access) {
        this.categories = categories;
        this.access = access;
    }

    @DgsQuery
    CompletableFuture<@Nullable Category> category(
            @InputArgument String id, DgsDataFetchingEnvironment env) {
        return load(new CategoryId(id), env);
    }

    @DgsQuery
    List<Category> categories() {
        return categories.all().stream().map(Views::of).toList();
    }

    @DgsEntityFetcher(name = "Category")
    CompletableFuture<@Nullable Category> resolveReference(
            Map<String, Object> representation, DgsDataFetchingEnvironment env) {
        return representation.get("id") instanceof String id
                ? load(new CategoryId(id), env)
                : completedFuture(null);
    }

    @DgsData(parentType = "Category")
    CompletableFuture<@Nullable Category> parent(DgsDataFetchingEnvironment env) {
        Category category = env.getSourceOrThrow();
        Category reference = category.getParent();
        return reference == null
                ? completedFuture(null)
                : load(new CategoryId(reference.getId()), env);
    }

    @DgsData(parentType = "Category")
    CompletableFuture<List<Category>> children(DgsDataFetchingEnvironment env) {
        return env.<CategoryId, @Nullable List<commercegraph.catalog.domain.Category>>getDataLoader(
                        ChildrenLoader.class)
                .load(idOf(env))
                .thenApply(
                        children ->
                                children == null
                                        ? List.of()
                                        : children.stream().map(Views::of).toList());
    }

    @DgsData(parentType = "Category")
    CompletableFuture<ProductConnection> products(
            @InputArgument Integer first,
            @InputArgument @Nullable String after,
            DgsDataFetchingEnvironment env) {
        PageRequest request = PageRequest.of(first, after, ProductListFetcher.FIRST_MAX);
        var page =
                new CategoryProductsLoader.Page(
                        idOf(env),
                        access.listed(Caller.of(env)),
                        Positions.of(request, ProductSort.NEWEST),
                        request.first());
        return env.<CategoryProductsLoader.Page, ProductSlice>getDataLoader(
                        CategoryProductsLoader.class)
                .load(page)
                .thenApply(slice -> Views.of(slice, ProductSort.NEWEST, request));
    }

    private static CategoryId idOf(DgsDataFetchingEnvironment env) {
        Category category = env.getSourceOrThrow();
        return new CategoryId(category.getId());
    }

    static CompletableFuture<@Nullable Category> load(
            CategoryId id, DgsDataFetchingEnvironment env) {
        return env.<CategoryId, commercegraph.catalog.domain.@Nullable Category>getDataLoader(
                        CategoryLoader.class)
                .load(id)
                .thenApply(category -> category == null ? null : Views.of(category));
    }
}
