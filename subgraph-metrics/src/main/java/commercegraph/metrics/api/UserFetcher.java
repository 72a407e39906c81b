package commercegraph.metrics.api;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsEntityFetcher;
import com.netflix.graphql.dgs.DgsQuery;
import com.netflix.graphql.dgs.InputArgument;
import commercegraph.metrics.domain.EventRules;
import commercegraph.metrics.domain.HistoryOwner;
import commercegraph.metrics.domain.Metadata;
import commercegraph.metrics.domain.MetadataSubject;
import commercegraph.metrics.domain.RateLimiter;
import commercegraph.metrics.domain.UserId;
import commercegraph.schema.metrics.types.InteractionConnection;
import commercegraph.schema.metrics.types.User;
import commercegraph.schema.metrics.types.UserInteractionFilter;
import commercegraph.schema.metrics.types.UserMetrics;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.identity.Caller;
import commercegraph.support.identity.Scopes;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What this subgraph knows of users: seen by themselves, and by those with the scope.
@DgsComponent
class UserFetcher {

    private static final String USER_METRICS = "userMetrics";

    private final RateLimiter limiter;

    UserFetcher(RateLimiter limiter) {
        this.limiter = limiter;
    }

    @DgsEntityFetcher(name = "User")
    User user(Map<String, Object> representation) {
        return InteractionViews.user(String.valueOf(representation.get("id")));
    }

    @DgsQuery
    CompletableFuture<@Nullable UserMetrics> userMetrics(
            @InputArgument String userId, DgsDataFetchingEnvironment env) {
        Caller caller = Caller.of(env);
        caller.requireOwnOr(userId, Scopes.METRICS_READ);
        if (!limiter.admits(caller.requireUser(), USER_METRICS))
            throw GraphFailure.rateLimited(
                    "`userMetrics` was asked for too often; try again later");
        return load(userId, env);
    }

    @DgsData(parentType = "User", field = "metrics")
    CompletableFuture<@Nullable UserMetrics> metrics(DgsDataFetchingEnvironment env) {
        String userId = userId(env);
        Caller.of(env).requireOwnOr(userId, Scopes.METRICS_READ);
        return load(userId, env);
    }

    private static CompletableFuture<@Nullable UserMetrics> load(
            String userId, DgsDataFetchingEnvironment env) {
        if (!EventRules.isId(userId)) return CompletableFuture.completedFuture(null);
        return env.<UserId, commercegraph.metrics.domain.UserMetrics>getDataLoader(
                        UserMetricsLoader.class)
                .load(new UserId(userId))
                .thenApply(MetricsViews::of);
    }

    @DgsData(parentType = "User", field = "interactions")
    CompletableFuture<InteractionConnection> interactions(
            @InputArgument @Nullable Integer first,
            @InputArgument @Nullable String after,
            @InputArgument @Nullable UserInteractionFilter filter,
            DgsDataFetchingEnvironment env) {
        String userId = userId(env);
        Caller.of(env).requireOwnOr(userId, Scopes.INTERACTIONS_READ);
        var owner = new HistoryOwner.OfUser(new UserId(userId));
        return Histories.load(owner, first, after, Filters.of(filter), env);
    }

    @DgsData(parentType = "User", field = "metadata")
    CompletableFuture<@Nullable Object> metadata(DgsDataFetchingEnvironment env) {
        String userId = userId(env);
        Caller.of(env).requireOwnOr(userId, Scopes.INTERACTIONS_READ);
        if (!EventRules.isId(userId)) return CompletableFuture.completedFuture(null);
        return env.<MetadataSubject, Metadata>getDataLoader(MetadataLoader.class)
                .load(new MetadataSubject.User(new UserId(userId)))
                .thenApply(metadata -> metadata == null ? null : metadata.values());
    }

    private static String userId(DgsDataFetchingEnvironment env) {
        return Objects.requireNonNull(env.<User>getSource()).getId();
    }
}
