package commercegraph.catalog.domain;

/// How a conditional write ended. All but DONE have changed nothing.
public enum Written {
    DONE,
    /// The idempotency key has a result already.
    KEY_TAKEN,
    SKU_TAKEN,
    CATEGORY_MISSING,
    /// What is stored is not what the write was made from.
    OUTDATED,
    /// The stock would fall below zero, or above its bound.
    STOCK_BOUND
}
