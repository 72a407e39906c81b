package commercegraph.catalog.api;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsQuery;
import com.netflix.graphql.dgs.InputArgument;
import commercegraph.catalog.domain.Money;
import commercegraph.catalog.domain.ProductQuery;
import commercegraph.catalog.domain.ProductSort;
import commercegraph.catalog.domain.ProductStatus;
import commercegraph.catalog.domain.Products;
import commercegraph.catalog.domain.Text;
import commercegraph.schema.catalog.types.ProductConnection;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.identity.Caller;
import commercegraph.support.paging.PageRequest;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The list of products, filtered and sorted.
@DgsComponent
class ProductListFetcher {
    static final int FIRST_MAX = 100;

    private static final int FILTER_CHARACTERS_MAX = 200;

    private final Products products;
    private final Access access;

    ProductListFetcher(Products products, Access access) {
        this.products = products;
        this.access = access;
    }

    @DgsQuery
    ProductConnection products(
            @InputArgument Integer first,
            @InputArgument @Nullable String after,
            DgsDataFetchingEnvironment env) {
        PageRequest page = PageRequest.of(first, after, FIRST_MAX);
        ProductSort sort = ProductSort.valueOf(sortOf(env));
        Input filter = Input.of(env, "filter").orElseGet(() -> new Input(Map.of()));
        Set<ProductStatus> listed = access.listed(Caller.of(env));
        ProductQuery query = query(filter, listed, sort);
        return Views.of(products.list(query, Positions.of(page, sort), page.first()), sort, page);
    }

    /// An explicit null is the default as well.
    private static String sortOf(DgsDataFetchingEnvironment env) {
        Object sort = env.getArgument("sort");
        return sort == null ? ProductSort.NEWEST.name() : sort.toString();
    }

    private static ProductQuery query(Input filter, Set<ProductStatus> listed, ProductSort sort) {
        Set<ProductStatus> statuses =
                filter.status("status")
                        .map(
                                wanted ->
                                        listed.contains(wanted)
                                                ? Set.of(wanted)
                                                : Set.<ProductStatus>of())
                        .orElse(listed);
        return new ProductQuery(
                Optional.ofNullable(filter.category("categoryId")),
                statuses,
                text(filter, "tag"),
                text(filter, "namePrefix"),
                price(filter, "minPrice"),
                price(filter, "maxPrice"),
                filter.flag("inStock"),
                sort);
    }

    private static Optional<String> text(Input filter, String name) {
        Optional<String> text = filter.optionalText(name);
        if (!text.map(ProductListFetcher::isFilter).orElse(true)) {
            throw GraphFailure.badUserInput(
                    "`filter.%s` is a line of at most %d characters"
                            .formatted(name, FILTER_CHARACTERS_MAX));
        }
        return text;
    }

    /// No product has a name or tag with other characters, and half a surrogate pair can't be
    /// looked for.
    private static boolean isFilter(String text) {
        return text.length() <= FILTER_CHARACTERS_MAX && Text.isVisible(text);
    }

    private static Optional<BigDecimal> price(Input filter, String name) {
        return filter.optionalText(name)
                .map(
                        text ->
                                Money.decimal(text)
                                        .orElseThrow(
                                                () ->
                                                        GraphFailure.badUserInput(
                                                                "`filter.%s` is not an amount"
                                                                        .formatted(name))));
    }
}
