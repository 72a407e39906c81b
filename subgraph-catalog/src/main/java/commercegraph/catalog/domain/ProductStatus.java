package commercegraph.catalog.domain;

/// Where a product stands in its life. Only those on sale are shown in lists to everybody.
public enum ProductStatus {
    DRAFT,
    ON_SALE,
    DISCONTINUED
}
