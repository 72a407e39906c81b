package commercegraph.metrics.domain;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Fills an empty store with interactions, once.
public interface SeedStore {

    /// Writes what `batches` makes of the base time. What was begun and not finished is finished,
    /// with the base time of then; what is finished is left alone. Throws an
    /// [IllegalStateException] when interactions were recorded before the first seeding.
    void seed(Instant base, Function<Instant, List<Batch>> batches);

    /// Events recorded together, 100 at most, in the order of `recordedAt` from batch to batch.
    record Batch(Instant recordedAt, List<Seed> seeds) {
        public Batch {
            seeds = List.copyOf(seeds);
        }
    }

    record Seed(Event event, @Nullable String category) {}
}
