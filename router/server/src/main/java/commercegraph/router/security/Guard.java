package commercegraph.router.security;

/// What a caller needs for a field: `@authenticated`, `@requiresScopes` and `@policy` of the field,
/// of its type and of its parent taken together.
public record Guard(boolean authenticated, AnyOf scopes, AnyOf policies) {
    static final Guard NONE = new Guard(false, AnyOf.NOTHING, AnyOf.NOTHING);

    Guard and(Guard other) {
        if (this == NONE) {
            return other;
        }
        return other == NONE
                ? this
                : new Guard(
                        authenticated || other.authenticated,
                        scopes.and(other.scopes),
                        policies.and(other.policies));
    }

    /// Scopes and policies belong to a person: without a token none is held.
    boolean letsPass(Grants grants) {
        return equals(NONE)
                || (grants.authenticated()
                        && (grants.allScopes() || scopes.heldBy(grants.scopes()))
                        && policies.heldBy(grants.policies()));
    }
}
