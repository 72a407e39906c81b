package commercegraph.catalog.domain;

/// Makes new ids, each greater than those before it.
@FunctionalInterface
public interface Ids {
    /// For example `next("prd_")`.
    String next(String prefix);
}
