package commercegraph.metrics.app;

import commercegraph.metrics.domain.Event;
import commercegraph.metrics.domain.SeedStore;
import commercegraph.metrics.domain.Trends;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationContext;

/// Fills an empty store with interactions that look like those of a small shop.
public final class MetricsSeeding {

    /// How many interactions there are afterwards.
    public static final int INTERACTIONS = SeedEvents.INTERACTIONS;

    private MetricsSeeding() {}

    /// A product that is seeded in the catalog, and the name of its top-level category.
    public record SeededProduct(String id, String topLevelCategory) {}

    /// Seeds the store of a started subgraph; a store that is seeded is left alone, one whose
    /// seeding was interrupted is finished, with the base time of then. Ids and content are the
    /// same for the same users and products; all times lie in the thirty days before `base`.
    /// Throws an [IllegalStateException] when other interactions were there first.
    public static void seed(
            ApplicationContext metrics,
            List<String> userIds,
            List<SeededProduct> products,
            Instant base) {
        SeedEvents events = new SeedEvents(userIds, products);
        Trends trends = metrics.getBean(Trends.class);
        metrics.getBean(SeedStore.class)
                .seed(
                        base,
                        then -> {
                            List<SeedStore.Batch> batches = events.batches(then);
                            trends.seed(eventsOf(batches));
                            return batches;
                        });
    }

    private static List<Event> eventsOf(List<SeedStore.Batch> batches) {
        return batches.stream()
                .flatMap(batch -> batch.seeds().stream())
                .map(SeedStore.Seed::event)
                .toList();
    }
}
