package commercegraph.router.federation;

/// GraphQL specification, section 2.3 "Operations".
public enum OperationKind {
    QUERY,
    MUTATION,
    SUBSCRIPTION
}
