package commercegraph.router.planner.fetches;

import commercegraph.router.planner.fetches.FetchStep.ContextInput;
import commercegraph.router.planner.fetches.FetchStep.InputCase;
import commercegraph.router.planner.fetches.FetchStep.InputField;
import commercegraph.router.querygraph.TypeSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps of several fetches of one value the one that is needed anyway, and drops what nobody reads
/// then.
///
/// Before: `id` from A for the client and from B for a key. After: from the one that both can use.
public final class DropUnused {
    private final Set<Take> needed = new HashSet<>();
    private final Set<FetchStep> live = new HashSet<>();
    private final Deque<FetchStep> fresh = new ArrayDeque<>();

    private DropUnused() {}

    public static FetchGraph apply(FetchGraph fetches) {
        DropUnused pass = new DropUnused();
        List<Slot> undecided = new ArrayList<>();
        pass.needOnlyTakes(fetches.root(), undecided);
        undecided.forEach(pass::needOne);
        pass.needTellers(fetches.root());
        pass.keep(fetches);
        return fetches;
    }

    /// What is taken once stays, and those taken more often are left for later.
    private void needOnlyTakes(Position position, List<Slot> undecided) {
        for (Slot slot : position.slots()) {
            if (slot.wanted() != null && !slot.takes().isEmpty()) {
                if (slot.takes().size() == 1) {
                    need(slot.takes().getFirst());
                } else {
                    undecided.add(slot);
                }
            }
            if (slot.child() != null && slot.wanted() != null) {
                needOnlyTakes(slot.child(), undecided);
            }
        }
    }

    /// Takes are added until every type has one: first those in fetches that are needed anyway,
    /// the earliest first.
    private void needOne(Slot slot) {
        TypeSet missing = slot.types();
        List<Take> takes = new ArrayList<>(slot.takes());
        takes.sort(
                Comparator.<Take, Boolean>comparing(take -> !needed.contains(take))
                        .thenComparing(take -> !live.contains(take.site().fetch()))
                        .thenComparing(take -> take.site().fetch().depth()));
        for (Take take : takes) {
            if (missing.intersects(take.types())) {
                need(take);
                missing = missing.minus(take.types());
            }
        }
    }

    /// Where types matter, somebody tells them: the fetch may give nothing else that is needed.
    private void needTellers(Position position) {
        Site teller = position.teller();
        Take told = teller == null ? null : teller.origin();
        boolean isMissed =
                position.sites().stream().anyMatch(this::isNeeded)
                        && position.sites().stream()
                                .noneMatch(site -> site.hasTypename() && isNeeded(site));
        if (told != null && isMissed) {
            need(told);
        }
        for (Slot slot : position.slots()) {
            if (slot.child() != null && slot.wanted() != null) {
                needTellers(slot.child());
            }
        }
    }

    private boolean isNeeded(Site site) {
        Take origin = site.origin();
        return origin == null ? live.contains(site.fetch()) : needed.contains(origin);
    }

    private void need(Take take) {
        for (Take up = take; up != null && needed.add(up); up = up.site().origin()) {
            if (live.add(up.site().fetch())) {
                fresh.add(up.site().fetch());
            }
        }
        drainFresh();
    }

    /// A fetch that another one waits for tells it something, if only the types.
    private void needFetch(FetchStep fetch) {
        if (live.add(fetch)) {
            fresh.add(fetch);
        }
    }

    private void needInputs(FetchStep fetch, @Nullable Position at, List<InputField> fields) {
        for (InputField field : fields) {
            if (field.supplier() != null) {
                need(field.supplier());
            }
            if (at != null && (field.slot() == null || !field.types().isEmpty())) {
                needTold(fetch, at);
            }
            needInputs(fetch, field.slot() == null ? null : field.slot().child(), field.fields());
        }
    }

    /// Who sends objects by their types waits for a fetch that tells them.
    private void needTold(FetchStep fetch, Position at) {
        Take earliest = null;
        for (Site site : at.sites()) {
            if (site.hasTypename() && fetch.after().contains(site.fetch())) {
                Take origin = site.origin();
                if (origin == null || needed.contains(origin)) {
                    return;
                }
                if (earliest == null || site.fetch().depth() < earliest.site().fetch().depth()) {
                    earliest = origin;
                }
            }
        }
        if (earliest != null) {
            need(earliest);
        }
    }

    private void keep(FetchGraph fetches) {
        for (FetchStep fetch : fetches.fetches()) {
            boolean tells =
                    fetch.subgraph() < 0 || fetch.isEntities() && fetch.site().hasTypename();
            if (tells && !live.contains(fetch)) {
                needFetch(fetch);
                drainFresh();
            }
        }
        fetches.fetches().removeIf(fetch -> !live.contains(fetch));
        fetches.fetches().forEach(fetch -> keep(fetch.site()));
        keepSites(fetches.root());
        fetches.settleDepths();
    }

    /// Whoever is not asked tells nothing: later passes look only at those who are.
    private void keepSites(Position position) {
        position.keepSites(site -> live.contains(site.fetch()) && isNeeded(site));
        for (Slot slot : position.slots()) {
            if (slot.child() != null) {
                keepSites(slot.child());
            }
        }
    }

    private void drainFresh() {
        while (!fresh.isEmpty()) {
            FetchStep fetch = fresh.poll();
            for (InputCase one : fetch.cases()) {
                if (!one.types().isEmpty()) {
                    needTold(fetch, fetch.at());
                }
                needInputs(fetch, fetch.at(), one.fields());
            }
            for (ContextInput one : fetch.contexts()) {
                one.origins().forEach(origin -> needInputs(fetch, origin.at(), origin.fields()));
            }
            fetch.after().forEach(this::needFetch);
        }
    }

    private void keep(Site site) {
        site.takes().values().removeIf(take -> !needed.contains(take));
        site.takes()
                .values()
                .forEach(
                        take -> {
                            if (take.child() != null) {
                                keep(take.child());
                            }
                        });
    }
}
