package commercegraph.orders.api;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsEntityFetcher;
import com.netflix.graphql.dgs.InputArgument;
import commercegraph.orders.domain.ProductId;
import commercegraph.orders.domain.ShippingEstimate;
import commercegraph.schema.orders.types.Money;
import commercegraph.schema.orders.types.Product;
import commercegraph.support.errors.GraphFailure;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What orders add to products, which are the catalog subgraph's: here a product is an id, and what
/// a representation brings along for `@requires`.
@DgsComponent
class ProductDataFetcher {
    @DgsEntityFetcher(name = "Product")
    Product resolveReference(Map<String, Object> representation) {
        Product.Builder product = Product.newBuilder().id(String.valueOf(representation.get("id")));
        if (representation.get("weightGrams") instanceof Number weight) {
            product.weightGrams(weight.intValue());
        }
        if (representation.get("price") instanceof Map<?, ?> price) {
            product.price(
                    Money.newBuilder()
                            .amount(String.valueOf(price.get("amount")))
                            .currency(String.valueOf(price.get("currency")))
                            .build());
        }
        return product.build();
    }

    @DgsData(parentType = "Product", field = "unitsSold")
    CompletableFuture<Integer> unitsSold(DgsDataFetchingEnvironment env) {
        Optional<ProductId> id = ProductId.parse(product(env).getId());
        if (id.isEmpty()) {
            return CompletableFuture.completedFuture(0);
        }
        return env.<ProductId, Long>getDataLoader(UnitsSoldLoader.class)
                .load(id.get())
                .thenApply(units -> (int) Math.min(units, Integer.MAX_VALUE));
    }

    @DgsData(parentType = "Product", field = "shippingEstimate")
    @Nullable Money shippingEstimate(
            @InputArgument String country, DgsDataFetchingEnvironment env) {
        if (!ShippingEstimate.knows(country)) {
            throw GraphFailure.badUserInput(
                    "`country` is two capital letters of ISO 3166, such as DE");
        }
        Product product = product(env);
        Integer weightGrams = product.getWeightGrams();
        if (weightGrams == null || product.getPrice() == null) {
            return null;
        }
        return Views.money(ShippingEstimate.of(weightGrams, price(product.getPrice()), country));
    }

    private static Product product(DgsDataFetchingEnvironment env) {
        return Objects.requireNonNull(env.<Product>getSource());
    }

    /// A representation may be anyone's: what is no amount is bad input, not our failure.
    private static commercegraph.orders.domain.Money price(Money price) {
        try {
            return commercegraph.orders.domain.Money.of(price.getAmount(), price.getCurrency());
        } catch (IllegalArgumentException | ArithmeticException _) {
            throw GraphFailure.badUserInput("the product's `price` is not an amount");
        }
    }
}
