package commercegraph.metrics.domain;

import java.util.Collection;
import java.util.List;

/// Which products are looked at, talked of and bought most. An estimate beside the exact counters:
/// what a process recorded just before it died may be missing.
public interface Trends {

    int FIRST_MAX = 100;

    /// Adds events that were recorded just now. Never throws: without its store it counts nothing.
    void count(Collection<Event> recorded);

    /// Adds these in place of what was seeded before. Never throws.
    void seed(Collection<Event> seeds);

    /// The highest scores first, at most `first`. Throws [StoreUnavailableException].
    List<Trend> top(TrendWindow window, int first);

    /// The score is the sum of [InteractionType#trendWeight] over the window's events.
    record Trend(ProductId product, double score) {}
}
