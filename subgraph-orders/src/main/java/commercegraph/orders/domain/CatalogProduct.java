package commercegraph.orders.domain;

/// A product on sale, as the catalog has it at this moment.
///
/// @param available units on hand and not held for anyone
public record CatalogProduct(ProductId id, String name, Money price, int available) {}
