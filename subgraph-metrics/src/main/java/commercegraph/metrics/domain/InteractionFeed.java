package commercegraph.metrics.domain;

import java.util.List;
import java.util.Optional;

/// Every interaction in order of recording. Who pages with `after` to the end, and goes on from
/// there later, meets each interaction once: none ever appears behind a position handed out.
public interface InteractionFeed {

    /// At most `first` that the filter admits. With a filter a page may be shorter, even empty,
    /// though there is more: the read is bounded. Throws [StoreUnavailableException].
    Page read(Optional<FeedPosition> after, int first, InteractionFilter filter);

    /// `end` is how far the read came: for the next `after`. Absent when it saw nothing.
    record Page(List<Interaction> interactions, Optional<FeedPosition> end, boolean more) {
        public Page {
            interactions = List.copyOf(interactions);
        }
    }
}
