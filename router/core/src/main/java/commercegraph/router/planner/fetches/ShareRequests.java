package commercegraph.router.planner.fetches;

import commercegraph.router.planner.paths.Steps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
    private final Set<Round> rounds = new LinkedHashSet<>();

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
        return pass.rounds.stream().sorted(Comparator.comparingInt(Round::earliest)).toList();
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
        ordered.removeIf(round -> !round.first().isEntities());
        Map<List<Object>, List<Round>> alike = new HashMap<>();
        for (Round round : ordered) {
            alike.computeIfAbsent(asked(round, samePlace), _ -> new ArrayList<>()).add(round);
        }
        for (Round round : ordered) {
            if (rounds.contains(round)) {
                absorb(round, alike.getOrDefault(asked(round, samePlace), List.of()), samePlace);
            }
        }
    }

    /// Who is asked, and about which objects where that matters. Only rounds that are alike in this
    /// are looked at in pairs.
    private static List<Object> asked(Round round, boolean samePlace) {
        FetchStep first = round.first();
        return samePlace ? List.of(first.subgraph(), first.at()) : List.of(first.subgraph());
    }

    private void absorb(Round round, List<Round> alike, boolean samePlace) {
        for (Round other : alike) {
            if (other != round && rounds.contains(other) && canShare(round, other, samePlace)) {
                round.absorb(other);
                rounds.remove(other);
                if (round.earliest() != other.earliest()) {
                    setLevels();
                }
            }
        }
    }

    private boolean canShare(Round one, Round other, boolean samePlace) {
        steps.take(1);
        if (samePlace && !fit(one.first(), other.first())) {
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

    private static boolean fit(FetchStep one, FetchStep other) {
        return one.hasContexts(other.contexts()) && Inputs.fit(one.cases(), other.cases());
    }
}
