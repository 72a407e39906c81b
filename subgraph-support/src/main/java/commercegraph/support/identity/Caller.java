package commercegraph.support.identity;

import commercegraph.support.errors.GraphFailure;
import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import java.util.Optional;
import java.util.Set;

/// Who asks. `userId` is the person of a verified token, `callerKeyId` the key with which the
/// client signed to the router (forwarded under the peer's signature), `peerKeyId` the key that
/// signed this HTTP request: the router's, or a service's.
public record Caller(
        Optional<String> userId,
        Set<String> roles,
        Set<String> scopes,
        Optional<String> callerKeyId,
        String peerKeyId,
        String correlationId) {

    public Caller {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    public Caller(
            Optional<String> userId,
            Set<String> roles,
            Optional<String> callerKeyId,
            String peerKeyId,
            String correlationId) {
        this(userId, roles, Scopes.of(roles), callerKeyId, peerKeyId, correlationId);
    }

    /// Nobody, asking from nowhere: what an execution outside a request has.
    public static Caller anonymous() {
        return new Caller(Optional.empty(), Set.of(), Optional.empty(), "", "");
    }

    public static Caller of(DataFetchingEnvironment env) {
        return of(env.getGraphQlContext());
    }

    public static Caller of(GraphQLContext context) {
        return context.getOrDefault(Caller.class, anonymous());
    }

    public boolean has(String scope) {
        return scopes.contains(scope);
    }

    public boolean isUser(String id) {
        return userId.filter(id::equals).isPresent();
    }

    /// Whether this is the owner, or someone with the scope.
    public boolean maySee(String ownerId, String scope) {
        return isUser(ownerId) || has(scope);
    }

    /// The person's id; without a token UNAUTHENTICATED.
    public String requireUser() {
        return userId.orElseThrow(() -> GraphFailure.unauthenticated("A signed-in user is needed"));
    }

    /// Without a token UNAUTHENTICATED, without the scope FORBIDDEN.
    public void require(String scope) {
        requireUser();
        if (!has(scope)) throw GraphFailure.forbidden("The scope " + scope + " is needed");
    }

    /// As [#require], and the owner passes without the scope.
    public void requireOwnOr(String ownerId, String scope) {
        if (!isUser(ownerId)) require(scope);
    }
}
