package commercegraph.catalog.api;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsMutation;
import commercegraph.catalog.domain.Categories;
import commercegraph.catalog.domain.CategoryResult;
import commercegraph.schema.catalog.types.CategoryPayload;
import commercegraph.support.identity.Caller;
import java.util.List;

/// New categories, by those who may edit products.
@DgsComponent
class CategoryMutations {
    private final Categories categories;
    private final IdempotencyKeys idempotencyKeys;

    CategoryMutations(Categories categories, IdempotencyKeys idempotencyKeys) {
        this.categories = categories;
        this.idempotencyKeys = idempotencyKeys;
    }

    @DgsMutation
    CategoryPayload createCategory(DgsDataFetchingEnvironment env) {
        Caller caller = Caller.of(env);
        caller.require(Access.EDIT);
        Input input = Input.of(env);
        CategoryResult result =
                categories.create(
                        input.text("name"),
                        input.category("parentId"),
                        idempotencyKeys.of(input, caller, "createCategory"));
        return switch (result) {
            case CategoryResult.Saved(var category) ->
                    CategoryPayload.newBuilder()
                            .category(Views.of(category))
                            .userErrors(List.of())
                            .build();
            case CategoryResult.Refused(var faults) ->
                    CategoryPayload.newBuilder().userErrors(Views.of(faults)).build();
        };
    }
}
