package commercegraph.users.api;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsEntityFetcher;
import com.netflix.graphql.dgs.DgsQuery;
import com.netflix.graphql.dgs.InputArgument;
import commercegraph.schema.users.types.UserFilter;
import commercegraph.support.identity.Caller;
import commercegraph.support.identity.Scopes;
import commercegraph.users.domain.PageWanted;
import commercegraph.users.domain.Role;
import commercegraph.users.domain.UserRepository;
import commercegraph.users.domain.UserStatus;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Users: oneself, one, all, and as an entity.
@DgsComponent
class UserDataFetcher {

    private final UserRepository users;

    UserDataFetcher(UserRepository users) {
        this.users = users;
    }

    @DgsQuery
    CompletableFuture<UserView> me(DgsDataFetchingEnvironment env) {
        return UserLoader.load(Caller.of(env).requireUser(), env);
    }

    @DgsQuery
    CompletableFuture<UserView> user(@InputArgument String id, DgsDataFetchingEnvironment env) {
        Caller.of(env).requireOwnOr(id, Scopes.USERS_READ);
        return UserLoader.load(id, env);
    }

    @DgsQuery
    ConnectionView<UserView> users(
            @InputArgument Integer first,
            @InputArgument @Nullable String after,
            @InputArgument @Nullable UserFilter filter,
            DgsDataFetchingEnvironment env) {
        Caller.of(env).require(Scopes.USERS_READ);
        PageWanted page = ConnectionView.wanted(first, after);
        return ConnectionView.of(users.list(filter(filter), page), page, UserView::of);
    }

    /// To whoever reaches it: the fields guard themselves.
    @DgsEntityFetcher(name = "User")
    CompletableFuture<UserView> resolveReference(
            Map<String, Object> representation, DgsDataFetchingEnvironment env) {
        return UserLoader.load(String.valueOf(representation.get("id")), env);
    }

    private static commercegraph.users.domain.UserFilter filter(@Nullable UserFilter filter) {
        if (filter == null)
            return new commercegraph.users.domain.UserFilter(
                    Optional.empty(), Optional.empty(), Optional.empty());
        return new commercegraph.users.domain.UserFilter(
                Optional.ofNullable(filter.getStatus()).map(s -> UserStatus.valueOf(s.name())),
                Optional.ofNullable(filter.getRole()).map(role -> Role.valueOf(role.name())),
                Optional.ofNullable(filter.getEmailPrefix()));
    }
}
