package commercegraph.catalog.api;

import commercegraph.catalog.domain.CategoryId;
import commercegraph.catalog.domain.Fault;
import commercegraph.catalog.domain.ProductSlice;
import commercegraph.catalog.domain.ProductSort;
import commercegraph.schema.catalog.types.Category;
import commercegraph.schema.catalog.types.Money;
import commercegraph.schema.catalog.types.PageInfo;
import commercegraph.schema.catalog.types.Product;
import commercegraph.schema.catalog.types.ProductConnection;
import commercegraph.schema.catalog.types.ProductEdge;
import commercegraph.schema.catalog.types.ProductStatus;
import commercegraph.schema.catalog.types.UserError;
import commercegraph.schema.catalog.types.UserErrorCode;
import commercegraph.support.paging.PageRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The schema's types, made from the domain's. A reference to another thing has its id alone: its
/// fields are fetched when asked for.
final class Views {
    private Views() {}

    static Product of(commercegraph.catalog.domain.Product product) {
        var view = new Product();
        view.setId(product.id().value());
        view.setSku(product.sku().value());
        view.setName(product.name());
        view.setDescription(product.description());
        view.setPrice(of(product.price()));
        view.setCategory(reference(product.category()));
        view.setTags(product.tags());
        view.setWeightGrams(product.weightGrams());
        view.setImageUrl(product.imageUrl());
        view.setStatus(ProductStatus.valueOf(product.status().name()));
        view.setVersion(product.version());
        view.setCreatedAt(time(product.createdAt()));
        view.setUpdatedAt(time(product.updatedAt()));
        return view;
    }

    static Category of(commercegraph.catalog.domain.Category category) {
        var view = new Category();
        view.setId(category.id().value());
        view.setName(category.name());
        view.setParent(reference(category.parent()));
        return view;
    }

    static ProductConnection of(ProductSlice slice, ProductSort sort, PageRequest page) {
        List<ProductEdge> edges =
                slice.entries().stream()
                        .map(
                                entry ->
                                        ProductEdge.newBuilder()
                                                .node(of(entry.product()))
                                                .cursor(Positions.cursor(sort, entry.position()))
                                                .build())
                        .toList();
        String end = slice.end().map(position -> Positions.cursor(sort, position)).orElse(null);
        return ProductConnection.newBuilder()
                .edges(edges)
                .nodes(edges.stream().map(ProductEdge::getNode).toList())
                .pageInfo(
                        PageInfo.newBuilder()
                                .hasNextPage(slice.hasNext())
                                .hasPreviousPage(page.after().isPresent())
                                .startCursor(edges.isEmpty() ? null : edges.getFirst().getCursor())
                                .endCursor(end)
                                .build())
                .build();
    }

    static List<UserError> of(List<Fault> faults) {
        return faults.stream()
                .map(
                        fault ->
                                UserError.newBuilder()
                                        .code(UserErrorCode.valueOf(fault.code().name()))
                                        .message(fault.message())
                                        .field(fault.field().isEmpty() ? null : fault.field())
                                        .build())
                .toList();
    }

    private static Money of(commercegraph.catalog.domain.Money money) {
        return Money.newBuilder()
                .amount(money.amount().toPlainString())
                .currency(money.currency().getCurrencyCode())
                .build();
    }

    private static @Nullable Category reference(@Nullable CategoryId id) {
        return id == null ? null : Category.newBuilder().id(id.value()).build();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
