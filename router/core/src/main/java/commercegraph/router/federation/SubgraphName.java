package commercegraph.router.federation;

/// A subgraph's name as its owner wrote it (`join__graph(name:)`), not the enum value of the join
/// specification.
public record SubgraphName(String value) implements Comparable<SubgraphName> {
    /// The router itself, which answers `__schema` and `__type` from the API schema. No composed
    /// subgraph bears it: a subgraph's name begins with a letter or a digit.
    public static final SubgraphName INTROSPECTION = new SubgraphName("_introspection");

    public SubgraphName {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a subgraph needs a name");
        }
    }

    @Override
    public int compareTo(SubgraphName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
