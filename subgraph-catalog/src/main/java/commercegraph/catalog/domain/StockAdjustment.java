package commercegraph.catalog.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Units that came or went other than by an order, kept with who did it.
public record StockAdjustment(
        String id, int delta, @Nullable String reason, String by, Instant at) {}
