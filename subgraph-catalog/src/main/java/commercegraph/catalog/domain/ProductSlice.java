package commercegraph.catalog.domain;

import java.util.List;
import java.util.Optional;

/// Some products of a list, in its order. It can hold fewer than were asked for, and still not be
/// the last.
///
/// @param end the position of what was read last; empty where nothing was
public record ProductSlice(List<Entry> entries, Optional<String> end, boolean hasNext) {
    public ProductSlice {
        entries = List.copyOf(entries);
    }

    /// @param position after which the list goes on
    public record Entry(Product product, String position) {}
}
