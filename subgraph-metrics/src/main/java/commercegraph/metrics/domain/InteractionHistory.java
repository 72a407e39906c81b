package commercegraph.metrics.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Interactions by id, and of one user or product, newest recorded first. Throws
/// [StoreUnavailableException].
public interface InteractionHistory {

    /// Unknown ids are left out.
    Map<InteractionId, Interaction> findAll(Set<InteractionId> ids);

    /// A page for each request: at most `first` that the filter admits. With a filter a page may
    /// be shorter, even empty, though there is more: the read is bounded.
    Map<Request, Page> readAll(Set<Request> requests);

    record Request(
            HistoryOwner owner,
            int first,
            Optional<HistoryPosition> after,
            InteractionFilter filter) {}

    record Entry(Interaction interaction, HistoryPosition position) {}

    /// `end` is how far the read came: for the next `after`. Absent when it saw nothing.
    record Page(List<Entry> entries, Optional<HistoryPosition> end, boolean more) {
        public Page {
            entries = List.copyOf(entries);
        }
    }
}
