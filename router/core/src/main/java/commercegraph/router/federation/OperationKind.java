package commercegraph.router.federation;

/// GraphQL specification, section 2.3 "Operations".
public enum OperationKind {
    QUERY("Query"),
    MUTATION("Mutation"),
    SUBSCRIPTION("Subscription");

    private final String typeName;

    OperationKind(String typeName) {
        this.typeName = typeName;
    }

    /// What its root type is called, unless the schema says otherwise.
    public String typeName() {
        return typeName;
    }
}
