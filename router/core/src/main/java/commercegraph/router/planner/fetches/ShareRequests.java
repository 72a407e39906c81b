package commercegraph.router.planner.fetches;

import commercegraph.router.planner.paths.Steps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts entity fetches of one subgraph into one request where that makes the plan no longer. A
/// fetch that others do not wait for may go out later than it could: with one that cannot go
/// earlier.
///
/// Before: `inventory` after round 1 and again after round 3. After: once, after round 3.
public final class ShareRequests {
    /// With more fetches only those of one depth are put together, which takes no look at the
    /// others.
    private static final int LOOK_ROUND_MAX = 256;

    private final Steps steps;
    private final List<Round> rounds = new ArrayList<>();

    private ShareRequests(Steps steps) {
        this.steps = steps;
    }

    /// @return the rounds of one phase, in an order in which they could run
    public static List<Round> apply(List<FetchStep> fetches, Steps steps) {
        ShareRequests pass = new ShareRequests(steps);
        pass.start(fetches);
        pass.setLevels();
        pass.share(true);
        pass.share(false);
        pass.rounds.sort(Comparator.comparingInt(Round::earliest));
        return pass.rounds;
    }

    private void start(List<FetchStep> fetches) {
        Map<FetchStep, Round> byFetch = new LinkedHashMap<>();
        for (FetchStep fetch : fetches) {
            Round round = new Round(fetch);
            byFetch.put(fetch, round);
            rounds.add(round);
        }
        for (Round round : rounds) {
            for (FetchStep fetch : round.first().after()) {
                Round earlier = byFetch.get(fetch);
                if (earlier != null) {
                    round.waitFor(earlier);
                }
            }
        }
    }

    private void setLevels() {
        steps.take(rounds.size());
        List<Round> ordered = inOrder();
        int last = 0;
        for (Round round : ordered) {
            int before = 0;
            for (Round earlier : round.after()) {
                before = Math.max(before, earlier.earliest());
            }
            round.runsAt(before + 1);
            last = Math.max(last, round.earliest());
        }
        for (Round round : ordered.reversed()) {
            int level = last;
            for (Round later : round.before()) {
                level = Math.min(level, later.latest() - 1);
            }
            round.runsBy(level);
        }
    }

    private List<Round> inOrder() {
        Map<Round, Integer> waits = new LinkedHashMap<>();
        List<Round> ordered = new ArrayList<>();
        for (Round round : rounds) {
            waits.put(round, round.after().size());
            if (round.after().isEmpty()) {
                ordered.add(round);
            }
        }
        for (int index = 0; index < ordered.size(); index++) {
            for (Round later : ordered.get(index).before()) {
                int left = waits.getOrDefault(later, 0) - 1;
                waits.put(later, left);
                if (left == 0) {
                    ordered.add(later);
                }
            }
        }
        if (ordered.size() != rounds.size()) {
            throw new IllegalStateException("fetches wait for each other in a circle");
        }
        return ordered;
    }

    /// @param samePlace only fetches about the same objects, whose selections become one
    private void share(boolean samePlace) {
        List<Round> ordered = new ArrayList<>(rounds);
        ordered.sort(
                Comparator.comparingInt(Round::latest)
                        .thenComparingInt(Round::earliest)
                        .thenComparingInt(round -> round.first().id()));
        Set<Round> absorbed = new HashSet<>();
        for (Round round : ordered) {
            if (absorbed.contains(round) || !round.first().isEntities()) {
                continue;
            }
            for (Round other : ordered) {
                if (other != round
                        && !absorbed.contains(other)
                        && canShare(round, other, samePlace)) {
                    round.absorb(other);
                    rounds.remove(other);
                    absorbed.add(other);
                    if (round.earliest() != other.earliest()) {
                        setLevels();
                    }
                }
            }
        }
    }

    private boolean canShare(Round one, Round other, boolean samePlace) {
        steps.take(1);
        if (!other.first().isEntities()
                || one.first().subgraph() != other.first().subgraph()
                || samePlace && !isSamePlace(one.first(), other.first())) {
            return false;
        }
        if (one.earliest() == other.earliest()) {
            return true;
        }
        return rounds.size() <= LOOK_ROUND_MAX
                && one.earliest() <= other.latest()
                && other.earliest() <= one.latest()
                && !one.comesAfter(other)
                && !other.comesAfter(one);
    }

    private static boolean isSamePlace(FetchStep one, FetchStep other) {
        return one.at() == other.at()
                && one.hasContexts(other.contexts())
                && Inputs.fit(one.cases(), other.cases());
    }
}
