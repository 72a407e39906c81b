package commercegraph.orders.domain;

/// What orders need of the users subgraph. Throws where it can't answer.
public interface Users {
    /// Whether this user's account is there and neither disabled nor deleted.
    boolean isActive(UserId user);
}
