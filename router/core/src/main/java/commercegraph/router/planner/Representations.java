package commercegraph.router.planner;

import commercegraph.router.federation.FieldSet;
import commercegraph.router.planner.fetches.FetchGraph;
import commercegraph.router.planner.fetches.FetchStep;
import commercegraph.router.planner.fetches.FetchStep.ContextInput;
import commercegraph.router.planner.fetches.FetchStep.InputCase;
import commercegraph.router.planner.fetches.FetchStep.InputField;
import commercegraph.router.planner.fetches.Inputs;
import commercegraph.router.planner.fetches.Position;
import commercegraph.router.planner.fetches.Site;
import commercegraph.router.planner.fetches.Slot;
import commercegraph.router.planner.fetches.Take;
import commercegraph.router.planner.fetches.TypesApart;
import commercegraph.router.querygraph.FieldMove;
import commercegraph.router.querygraph.KeyMove;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gets to where a field can be taken: takes fields above, starts root fetches, and enters
/// subgraphs by keys, for which it has the key's fields fetched first.
final class Representations {
    private final Search search;
    private final QueryGraph graph;
    private final FetchGraph fetches;
    private final Reachability reachability;
    private final Choices choices;
    private final Supplies supplies;
    private final ContextSources contexts;
    private final Tellers tellers;

    Representations(Search search, Reachability reachability, Choices choices) {
        this.search = search;
        this.graph = search.graph();
        this.fetches = search.fetches();
        this.reachability = reachability;
        this.choices = choices;
        this.supplies = new Supplies(search, choices, this);
        this.contexts = new ContextSources(search, reachability);
        this.tellers = new Tellers(graph, reachability, this::enter);
    }

    Supplies supplies() {
        return supplies;
    }

    Tellers tellers() {
        return tellers;
    }

    /// Takes the slot as chosen. Types that the subgraph could not merge get slots of their own.
    ///
    /// @return that of the slot first
    List<Take> take(Slot slot, TypeSet types, Choice choice) {
        Site site =
                choice.requiring()
                        ? requiring(slot, types, choice)
                        : enter(choice.reach(), choice.move().subgraph());
        List<TypeSet> parts = TypesApart.of(graph, site, slot, types);
        List<Take> takes = new ArrayList<>();
        for (TypeSet part : parts.subList(1, parts.size())) {
            takes.add(fetches.take(slot.position().split(slot, part), site, part));
        }
        takes.addFirst(fetches.take(slot, site, parts.getFirst()));
        return takes;
    }

    /// The site in the subgraph.
    Site enter(PlaceReach reach, int subgraph) {
        Site site = reach.there()[subgraph];
        if (site != null) {
            return site;
        }
        if (reach.root()[subgraph]) {
            return root(reach.position(), subgraph);
        }
        if (reach.above()[subgraph]) {
            PlaceReach parent = Objects.requireNonNull(reach.parent());
            Slot slot = Objects.requireNonNull(reach.position().parent());
            Site up = enter(parent, subgraph);
            return Objects.requireNonNull(
                    fetches.take(slot, up, parent.types()).child(), "a composite field");
        }
        return open(reach, subgraph, List.of(), List.of());
    }

    private Site root(Position position, int subgraph) {
        FetchStep earliest =
                position.sites().stream()
                        .map(Site::fetch)
                        .filter(fetch -> fetch.phase() == fetches.phase())
                        .reduce((one, other) -> other.depth() < one.depth() ? other : one)
                        .orElse(null);
        FetchStep fetch = fetches.addRoot(subgraph, position);
        if (earliest != null && position.parent() != null) {
            fetch.waitFor(earliest);
        }
        return fetch.site();
    }

    private Site requiring(Slot slot, TypeSet types, Choice choice) {
        PlaceReach reach = choice.reach();
        int subgraph = choice.move().subgraph();
        List<Required> required = new ArrayList<>();
        List<FieldMove> contextual = new ArrayList<>();
        for (TypeSet part : graph.alike(types, slot.name())) {
            FieldMove move =
                    Objects.requireNonNull(graph.move(subgraph, part.first(), slot.name()));
            move.definition()
                    .requires()
                    .ifPresent(it -> required.add(new Required(part, it.selections())));
            contextual.add(move);
        }
        search.busy().add(slot);
        try {
            return open(reach, subgraph, required, contextual);
        } finally {
            search.busy().remove(slot);
        }
    }

    /// What a field needs beyond the key.
    private record Required(TypeSet types, List<FieldSet.Selection> selections) {}

    /// Enters the subgraph by keys: one case of representations for each part of the types.
    private Site open(
            PlaceReach before, int subgraph, List<Required> required, List<FieldMove> contextual) {
        Position position = before.position();
        search.steps().take(1);
        Set<FetchStep> after = new LinkedHashSet<>();
        // What is required may come from the same subgraph, by a fetch before this one. So it is
        // asked for before the subgraph counts as being entered.
        List<List<InputField>> more = new ArrayList<>();
        for (TypeSet part : before.parts()) {
            more.add(required(position, part, required, after));
        }
        List<ContextInput> above = contexts.demand(position, contextual, supplies, this, after);
        // Who was asked for it may have told the types.
        PlaceReach reach = reachability.again(before);
        search.opens(position, subgraph);
        List<InputCase> cases = new ArrayList<>();
        String untoldAs = null;
        try {
            boolean fresh = !required.isEmpty() || !contextual.isEmpty();
            List<KeyMove> keys = keys(reach, subgraph, fresh);
            boolean alike = alike(reach, keys, required);
            for (int index = 0; index < keys.size(); index++) {
                TypeSet part = reach.parts().get(index);
                KeyMove key = keys.get(index);
                boolean untold = isUntold(reach, key);
                // Who is asked by the name of an interface tells the types itself.
                boolean everyObject =
                        alike || untold || isNamed(reach, key) && part.containsAll(position.live());
                TypeSet keyed = everyObject ? part.or(position.live()) : part;
                List<FieldSet.Selection> selections = key.fields().selections();
                List<InputField> fields =
                        new ArrayList<>(
                                everyObject && position.isMixed()
                                        ? supplies.demandUntold(position, keyed, selections, after)
                                        : supplies.demand(
                                                position, keyed, selections, true, after));
                fields.addAll(more.get(index));
                if (untold && graph.tellsTypes(subgraph, key.typename())) {
                    untoldAs = key.typename();
                }
                cases.add(
                        inputCase(
                                position,
                                part,
                                key,
                                isNamed(reach, key),
                                everyObject,
                                Inputs.merged(fields)));
            }
        } finally {
            search.opened(position, subgraph);
        }
        // Only now: the subgraph itself may be the one to tell the types, by another key.
        if (cases.stream().anyMatch(one -> !one.types().isEmpty())) {
            tellers.await(position, after);
        }
        return join(position, subgraph, reach.types(), untoldAs, cases, above, after);
    }

    private List<InputField> required(
            Position position, TypeSet part, List<Required> required, Set<FetchStep> after) {
        List<InputField> fields = new ArrayList<>();
        for (Required one : required) {
            TypeSet shared = one.types().and(part);
            if (!shared.isEmpty()) {
                fields.addAll(supplies.demand(position, shared, one.selections(), false, after));
            }
        }
        return fields;
    }

    private List<KeyMove> keys(PlaceReach reach, int subgraph, boolean fresh) {
        return reach.parts().stream().map(part -> key(reach, part, subgraph, fresh)).toList();
    }

    private static boolean isUntold(PlaceReach reach, KeyMove key) {
        return reach.untoldAs() != null && reach.untoldAs().equals(key.typename());
    }

    /// Whether objects are sent by a name that does not depend on their own type.
    private static boolean isNamed(PlaceReach reach, KeyMove key) {
        return key.interfaceObject() || isUntold(reach, key);
    }

    /// Whether all objects at the position are sent in one way, by the name of an interface, so
    /// that nobody need tell their types.
    private static boolean alike(PlaceReach reach, List<KeyMove> keys, List<Required> required) {
        KeyMove first = keys.getFirst();
        return reach.types().containsAll(reach.position().live())
                && keys.stream()
                        .allMatch(
                                key ->
                                        isNamed(reach, key)
                                                && key.typename().equals(first.typename())
                                                && key.fields().equals(first.fields()))
                && required.stream().allMatch(one -> one.types().containsAll(reach.types()));
    }

    private KeyMove key(PlaceReach reach, TypeSet part, int subgraph, boolean fresh) {
        KeyMove known = Choices.reachOf(reach, part).key(subgraph);
        KeyMove key = fresh || known == null ? choices.freshKey(reach, part, subgraph) : known;
        return Objects.requireNonNull(key, "a subgraph is entered where a key leads");
    }

    private InputCase inputCase(
            Position position,
            TypeSet part,
            KeyMove key,
            boolean named,
            boolean everyObject,
            List<InputField> fields) {
        boolean every = everyObject || !position.isMixed();
        String typename =
                named ? key.typename() : part.size() == 1 ? graph.typeName(part.first()) : null;
        return new InputCase(every ? TypeSet.EMPTY : part, typename, fields);
    }

    /// Adds to a fetch that waits for all of it anyway, or starts a new one.
    private Site join(
            Position position,
            int subgraph,
            TypeSet types,
            @Nullable String untoldAs,
            List<InputCase> cases,
            List<ContextInput> above,
            Set<FetchStep> after) {
        FetchStep fetch = joinable(position, subgraph, untoldAs, cases, above, after);
        if (fetch == null) {
            fetch = fetches.addEntities(subgraph, position, types, untoldAs);
            fetch.contexts().addAll(above);
        }
        fetch.site().cover(types);
        Inputs.add(fetch, cases);
        after.forEach(fetch::waitFor);
        return fetch.site();
    }

    private @Nullable FetchStep joinable(
            Position position,
            int subgraph,
            @Nullable String untoldAs,
            List<InputCase> cases,
            List<ContextInput> above,
            Set<FetchStep> after) {
        for (Site site : position.sites()) {
            FetchStep fetch = site.fetch();
            if (site.isEntity()
                    && site.subgraph() == subgraph
                    && fetch.phase() == fetches.phase()
                    && Objects.equals(fetch.untoldAs(), untoldAs)
                    && fetch.hasContexts(above)
                    && after.stream().mapToInt(FetchStep::depth).max().orElse(0) + 1
                            == fetch.depth()
                    && Inputs.fit(fetch, cases)) {
                return fetch;
            }
        }
        return null;
    }
}
