package commercegraph.users.api;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import commercegraph.support.identity.Caller;
import commercegraph.support.identity.Scopes;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What of a user only that user sees, and users:read.
@DgsComponent
class PrivateFieldDataFetcher {

    @DgsData(parentType = "User", field = "email")
    @Nullable String email(DgsDataFetchingEnvironment env) {
        return guarded(env, UserView::email);
    }

    @DgsData(parentType = "User", field = "displayName")
    @Nullable String displayName(DgsDataFetchingEnvironment env) {
        return guarded(env, UserView::displayName);
    }

    @DgsData(parentType = "User", field = "locale")
    @Nullable String locale(DgsDataFetchingEnvironment env) {
        return guarded(env, UserView::locale);
    }

    private static @Nullable String guarded(
            DgsDataFetchingEnvironment env, Function<UserView, @Nullable String> field) {
        UserView user = env.getSourceOrThrow();
        Caller.of(env).requireOwnOr(user.id(), Scopes.USERS_READ);
        return field.apply(user);
    }
}
