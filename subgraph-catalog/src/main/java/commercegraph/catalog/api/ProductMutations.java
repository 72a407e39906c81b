package commercegraph.catalog.api;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsMutation;
import commercegraph.catalog.domain.NewProduct;
import commercegraph.catalog.domain.ProductChange;
import commercegraph.catalog.domain.ProductId;
import commercegraph.catalog.domain.ProductResult;
import commercegraph.catalog.domain.ProductStatus;
import commercegraph.catalog.domain.Products;
import commercegraph.schema.catalog.types.ProductPayload;
import commercegraph.support.identity.Caller;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Changes of products, by those who may edit them.
@DgsComponent
class ProductMutations {
    private final Products products;
    private final IdempotencyKeys idempotencyKeys;

    ProductMutations(Products products, IdempotencyKeys idempotencyKeys) {
        this.products = products;
        this.idempotencyKeys = idempotencyKeys;
    }

    @DgsMutation
    ProductPayload createProduct(DgsDataFetchingEnvironment env) {
        Caller caller = editor(env);
        Input input = Input.of(env);
        Input price = required(input.object("price"));
        List<String> tags = input.texts("tags");
        Integer quantity = input.numberOrNull("initialQuantity");
        return payload(
                products.create(
                        new NewProduct(
                                input.text("sku"),
                                input.text("name"),
                                input.textOrNull("description"),
                                price.text("amount"),
                                price.text("currency"),
                                input.category("categoryId"),
                                tags == null ? List.of() : tags,
                                input.numberOrNull("weightGrams"),
                                input.textOrNull("imageUrl"),
                                input.status("status").orElse(ProductStatus.DRAFT),
                                quantity == null ? 0 : quantity,
                                idempotencyKeys.of(input, caller, "createProduct"))));
    }

    @DgsMutation
    ProductPayload updateProduct(DgsDataFetchingEnvironment env) {
        Caller caller = editor(env);
        Input input = Input.of(env);
        return payload(
                products.update(
                        new ProductChange(
                                new ProductId(input.text("id")),
                                Optional.ofNullable(input.numberOrNull("version")),
                                input.change("name", fields -> fields.textOrNull("name")),
                                input.change(
                                        "description", fields -> fields.textOrNull("description")),
                                input.change("price", ProductMutations::price),
                                input.change("categoryId", fields -> fields.category("categoryId")),
                                input.change("tags", fields -> fields.texts("tags")),
                                input.change(
                                        "weightGrams",
                                        fields -> fields.numberOrNull("weightGrams")),
                                input.change("imageUrl", fields -> fields.textOrNull("imageUrl")),
                                input.change(
                                        "status", fields -> fields.status("status").orElse(null)),
                                idempotencyKeys.of(input, caller, "updateProduct"))));
    }

    @DgsMutation
    ProductPayload deleteProduct(DgsDataFetchingEnvironment env) {
        Caller caller = editor(env);
        Input input = Input.of(env);
        return payload(
                products.delete(
                        new ProductId(input.text("id")),
                        idempotencyKeys.of(input, caller, "deleteProduct")));
    }

    @DgsMutation
    ProductPayload adjustStock(DgsDataFetchingEnvironment env) {
        Caller caller = editor(env);
        Input input = Input.of(env);
        return payload(
                products.adjustStock(
                        new ProductId(input.text("productId")),
                        input.number("delta"),
                        input.optionalText("reason"),
                        caller.requireUser(),
                        idempotencyKeys.of(input, caller, "adjustStock")));
    }

    private static ProductChange.@Nullable Price price(Input input) {
        Input price = input.object("price");
        return price == null
                ? null
                : new ProductChange.Price(price.text("amount"), price.text("currency"));
    }

    private static Caller editor(DgsDataFetchingEnvironment env) {
        Caller caller = Caller.of(env);
        caller.require(Access.EDIT);
        return caller;
    }

    private static Input required(@Nullable Input input) {
        if (input == null) {
            throw new IllegalStateException("the schema promises a price");
        }
        return input;
    }

    private static ProductPayload payload(ProductResult result) {
        return switch (result) {
            case ProductResult.Saved(var product) ->
                    ProductPayload.newBuilder()
                            .product(Views.of(product))
                            .userErrors(List.of())
                            .build();
            case ProductResult.Refused(var faults) ->
                    ProductPayload.newBuilder().userErrors(Views.of(faults)).build();
        };
    }
}
