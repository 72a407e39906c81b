package commercegraph.catalog.domain;

/// The order of a list. Equal ones are in the order of their ids.
public enum ProductSort {
    NEWEST,
    NAME,
    PRICE_ASCENDING,
    PRICE_DESCENDING
}
