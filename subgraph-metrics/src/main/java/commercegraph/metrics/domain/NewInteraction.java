package commercegraph.metrics.domain;

import org.jspecify.annotations.Nullable;

/// An event that was found good, on its way into the store.
public record NewInteraction(Event event, ContentHash hash, @Nullable String category) {}
