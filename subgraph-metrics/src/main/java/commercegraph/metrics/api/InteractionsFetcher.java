package commercegraph.metrics.api;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsEntityFetcher;
import com.netflix.graphql.dgs.DgsQuery;
import com.netflix.graphql.dgs.DgsSubscription;
import com.netflix.graphql.dgs.InputArgument;
import commercegraph.metrics.domain.FeedPosition;
import commercegraph.metrics.domain.InteractionFeed;
import commercegraph.metrics.domain.InteractionId;
import commercegraph.schema.metrics.types.Interaction;
import commercegraph.schema.metrics.types.InteractionConnection;
import commercegraph.schema.metrics.types.InteractionFilter;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.identity.Caller;
import commercegraph.support.identity.Scopes;
import commercegraph.support.paging.PageRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/// All interactions, and single ones: seen by their user and by interactions:read.
@DgsComponent
class InteractionsFetcher {

    private static final int PAGE_MAX = 1_000;

    private final InteractionFeed feed;

    InteractionsFetcher(InteractionFeed feed) {
        this.feed = feed;
    }

    @DgsQuery
    InteractionConnection interactions(
            @InputArgument @Nullable Integer first,
            @InputArgument @Nullable String after,
            @InputArgument @Nullable InteractionFilter filter,
            DgsDataFetchingEnvironment env) {
        Caller.of(env).require(Scopes.INTERACTIONS_READ);
        PageRequest request = PageRequest.of(first, after, PAGE_MAX);
        Optional<FeedPosition> position = request.after().map(InteractionsFetcher::position);
        return InteractionViews.of(
                Answers.of(() -> feed.read(position, request.first(), Filters.of(filter))),
                request);
    }

    private static FeedPosition position(String text) {
        return FeedPosition.parse(text)
                .orElseThrow(
                        () -> GraphFailure.badUserInput("`after` is not a cursor of this list"));
    }

    @DgsQuery
    InteractionConnection searchInteractions(DgsDataFetchingEnvironment env) {
        Caller.of(env).require(Scopes.INTERACTIONS_READ);
        throw GraphFailure.notBuilt("searchInteractions");
    }

    @DgsSubscription
    Publisher<Interaction> interactionRecorded(DgsDataFetchingEnvironment env) {
        Caller.of(env).require(Scopes.INTERACTIONS_READ);
        throw GraphFailure.notBuilt("interactionRecorded");
    }

    @DgsEntityFetcher(name = "Interaction")
    CompletableFuture<@Nullable Interaction> interaction(
            Map<String, Object> representation, DgsDataFetchingEnvironment env) {
        Caller caller = Caller.of(env);
        InteractionId id = new InteractionId(String.valueOf(representation.get("id")));
        return env.<InteractionId, commercegraph.metrics.domain.Interaction>getDataLoader(
                        InteractionLoader.class)
                .load(id)
                .thenApply(interaction -> visible(interaction, caller));
    }

    /// Who may not see it learns no more of it than that.
    private static @Nullable Interaction visible(
            commercegraph.metrics.domain.@Nullable Interaction interaction, Caller caller) {
        if (interaction == null) return null;
        var user = interaction.event().userId();
        caller.requireOwnOr(user == null ? "" : user.value(), Scopes.INTERACTIONS_READ);
        return InteractionViews.of(interaction);
    }
}
