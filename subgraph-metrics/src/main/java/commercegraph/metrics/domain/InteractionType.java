package commercegraph.metrics.domain;

/// What was done. The names are those of the contract.
public enum InteractionType {
    VIEW,
    CLICK,
    LIKE,
    SHARE,
    COMMENT,
    RATING,
    ADD_TO_CART,
    REMOVE_FROM_CART,
    PURCHASE,
    SEARCH,
    UX_EVENT;

    /// Whether a user's metrics count it: the pie is made of these.
    public boolean countsForUser() {
        return switch (this) {
            case LIKE, SHARE, COMMENT -> true;
            case VIEW, CLICK, RATING, ADD_TO_CART, REMOVE_FROM_CART, PURCHASE, SEARCH, UX_EVENT ->
                    false;
        };
    }
}
