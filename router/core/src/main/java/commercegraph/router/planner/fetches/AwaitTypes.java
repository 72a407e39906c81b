package commercegraph.router.planner.fetches;

import commercegraph.router.planner.paths.Steps;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets a fetch wait for whoever tells the types of the objects above it, where the way to its own
/// objects depends on them: below an interface object nobody knows them at first.
public final class AwaitTypes {
    private final Steps steps;

    private AwaitTypes(Steps steps) {
        this.steps = steps;
    }

    public static FetchGraph apply(FetchGraph fetches, Steps steps) {
        AwaitTypes pass = new AwaitTypes(steps);
        fetches.fetches().forEach(pass::await);
        return fetches;
    }

    private void await(FetchStep fetch) {
        Set<FetchStep> earlier = earlier(fetch);
        for (Slot slot = fetch.at().parent(); slot != null; slot = slot.position().parent()) {
            steps.take(1);
            if (Paths.isForSomeTypes(slot) && isShared(slot) && !isTold(slot, earlier)) {
                FetchStep teller = teller(slot, fetch);
                if (teller != null) {
                    fetch.waitFor(teller);
                    earlier.add(teller);
                    earlier.addAll(earlier(teller));
                }
            }
        }
    }

    /// Whether objects of other types have something else under the slot's key.
    private static boolean isShared(Slot slot) {
        return slot.position().slots().stream()
                .anyMatch(
                        it ->
                                it != slot
                                        && it.storageKey().equals(slot.storageKey())
                                        && !it.takes().isEmpty());
    }

    /// Whether one of the fetches tells the types of the slot's objects.
    static boolean isTold(Slot slot, Set<FetchStep> fetches) {
        return slot.position().sites().stream()
                .anyMatch(site -> site.hasTypename() && fetches.contains(site.fetch()));
    }

    private static @Nullable FetchStep teller(Slot slot, FetchStep fetch) {
        FetchStep best = null;
        for (Site site : slot.position().sites()) {
            boolean sooner = best == null || site.fetch().depth() < best.depth();
            if (site.hasTypename() && sooner && !earlier(site.fetch()).contains(fetch)) {
                best = site.fetch();
            }
        }
        return best;
    }

    /// All that a fetch waits for, at whatever distance.
    static Set<FetchStep> earlier(FetchStep fetch) {
        Set<FetchStep> earlier = new HashSet<>();
        add(fetch, earlier);
        return earlier;
    }

    private static void add(FetchStep fetch, Set<FetchStep> earlier) {
        for (FetchStep before : fetch.after()) {
            if (earlier.add(before)) {
                add(before, earlier);
            }
        }
    }
}
