package commercegraph.metrics.api;

import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import commercegraph.metrics.domain.EventRules;
import commercegraph.metrics.domain.HistoryOwner;
import commercegraph.metrics.domain.HistoryPosition;
import commercegraph.metrics.domain.InteractionFilter;
import commercegraph.metrics.domain.InteractionHistory;
import commercegraph.schema.metrics.types.InteractionConnection;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Pages of the interactions of one user or product.
final class Histories {

    private static final int PAGE_MAX = 100;

    private Histories() {}

    static CompletableFuture<InteractionConnection> load(
            HistoryOwner owner,
            @Nullable Integer first,
            @Nullable String after,
            InteractionFilter filter,
            DgsDataFetchingEnvironment env) {
        PageRequest request = PageRequest.of(first, after, PAGE_MAX);
        Optional<HistoryPosition> position = request.after().map(Histories::position);
        if (!EventRules.isId(id(owner)))
            return CompletableFuture.completedFuture(
                    InteractionViews.of(
                            new InteractionHistory.Page(List.of(), position, false), request));
        return env.<InteractionHistory.Request, InteractionHistory.Page>getDataLoader(
                        HistoryLoader.class)
                .load(new InteractionHistory.Request(owner, request.first(), position, filter))
                .thenApply(page -> InteractionViews.of(page, request));
    }

    private static String id(HistoryOwner owner) {
        return switch (owner) {
            case HistoryOwner.OfUser(var id) -> id.value();
            case HistoryOwner.OfProduct(var id) -> id.value();
        };
    }

    private static HistoryPosition position(String text) {
        return HistoryPosition.parse(text)
                .orElseThrow(
                        () -> GraphFailure.badUserInput("`after` is not a cursor of this list"));
    }
}
