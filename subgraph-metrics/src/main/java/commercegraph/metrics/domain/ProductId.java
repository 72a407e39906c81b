package commercegraph.metrics.domain;

/// `prd_` and a ULID, as its sender gave it: that there is such a product is not checked here.
public record ProductId(String value) {}
