package commercegraph.router.planner.fetches;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Fetches that go out as one request.
public final class Round {
    private final List<FetchStep> fetches = new ArrayList<>();
    private final Set<Round> after = new LinkedHashSet<>();
    private final Set<Round> before = new LinkedHashSet<>();
    private int earliest;
    private int latest;

    Round(FetchStep fetch) {
        fetches.add(fetch);
    }

    public List<FetchStep> fetches() {
        return fetches;
    }

    public FetchStep first() {
        return fetches.getFirst();
    }

    public Set<Round> after() {
        return after;
    }

    Set<Round> before() {
        return before;
    }

    int earliest() {
        return earliest;
    }

    int latest() {
        return latest;
    }

    void runsAt(int level) {
        earliest = level;
    }

    void runsBy(int level) {
        latest = level;
    }

    void waitFor(Round other) {
        after.add(other);
        other.before.add(this);
    }

    /// Takes the other's place in the order as well.
    void absorb(Round other) {
        fetches.addAll(other.fetches);
        for (Round earlier : List.copyOf(other.after)) {
            earlier.before.remove(other);
            waitFor(earlier);
        }
        for (Round later : List.copyOf(other.before)) {
            later.after.remove(other);
            later.waitFor(this);
        }
    }

    /// Whether the other comes before this, at whatever distance.
    boolean comesAfter(Round other) {
        if (other.earliest >= earliest) {
            return false;
        }
        return after.contains(other) || after.stream().anyMatch(it -> it.comesAfter(other));
    }
}
