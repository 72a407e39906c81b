package commercegraph.users.domain;

/// What a user may do follows from these.
public enum Role {
    CUSTOMER,
    SUPPORT,
    CATALOG_MANAGER,
    RECOMMENDER,
    ADMIN
}
