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

    /// How much one says of a product's trend; zero: nothing.
    public int trendWeight() {
        return switch (this) {
            case VIEW -> 1;
            case CLICK -> 2;
            case COMMENT, RATING -> 3;
            case LIKE, SHARE -> 4;
            case ADD_TO_CART -> 5;
            case PURCHASE -> 10;
            case REMOVE_FROM_CART, SEARCH, UX_EVENT -> 0;
        };
    }
}
