package commercegraph.router.planner.fetches;

import commercegraph.router.federation.OperationKind;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.operation.Operation;
import commercegraph.router.plan.Entities;
import commercegraph.router.plan.PlanNode;
import commercegraph.router.plan.ResponsePath;
import commercegraph.router.planner.fetches.FetchStep.InputCase;
import commercegraph.router.querygraph.QueryGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Writes rounds as plan nodes.
public final class FetchWriter {
    private static final String REPRESENTATIONS = "representations";

    private final QueryGraph graph;
    private final List<Operation.Variable> variables;
    private final String representations;
    private final InputWriter inputs;
    private final SharedObjects shared = new SharedObjects();

    public FetchWriter(QueryGraph graph, List<Operation.Variable> variables) {
        this.graph = graph;
        this.inputs = new InputWriter(graph);
        this.variables = variables;
        this.representations = FreeNames.like(REPRESENTATIONS, variables);
    }

    public PlanNode write(Round round) {
        FetchStep first = round.first();
        if (!first.isEntities()) {
            return at(Paths.of(first, graph), rootFetch(first));
        }
        SelectionText text = new SelectionText(graph, first.subgraph());
        List<Target> targets = targets(round, text);
        if (targets.stream().anyMatch(target -> !target.contexts.isEmpty())) {
            return contextual(first, text, targets);
        }
        boolean sole = targets.size() == 1 && targets.getFirst().paths.size() == 1;
        // A plan's Fetch always calls its list the same; of a batch each list has a name.
        if (sole && representations.equals(REPRESENTATIONS)) {
            return single(first, text, targets.getFirst());
        }
        return batch(first, text, targets);
    }

    private static PlanNode at(ResponsePath path, PlanNode node) {
        return path.steps().isEmpty() ? node : new PlanNode.Flatten(path, node);
    }

    public PlanNode.Fetch rootFetch(FetchStep fetch) {
        if (fetch.subgraph() == FetchStep.INTROSPECTION) {
            return IntrospectionText.fetch(fetch, variables);
        }
        SelectionText text = new SelectionText(graph, fetch.subgraph());
        String selections = "{" + text.of(List.of(fetch.site())) + "}";
        String declared = declared(text.variables(), List.of());
        String document =
                switch (fetch.kind()) {
                    case QUERY -> declared.isEmpty() ? selections : "query" + declared + selections;
                    case MUTATION -> "mutation" + declared + selections;
                    case SUBSCRIPTION -> "subscription" + declared + selections;
                };
        return new PlanNode.Fetch(
                graph.subgraph(fetch.subgraph()),
                fetch.kind(),
                document,
                text.variables(),
                Optional.empty());
    }

    private record Target(
            String selections,
            Set<String> variables,
            Entities entities,
            List<ContextWriter.Values> contexts,
            List<ResponsePath> paths,
            Map<Integer, Position> positions) {
        /// An entity that was asked for once lies at all the places: what later fetches add below
        /// it must fit.
        boolean isFor(Position at, SharedObjects shared) {
            return positions.values().stream().allMatch(it -> shared.fitBelow(it, at));
        }

        /// For another with the same selections.
        boolean isLike(Target other) {
            return entities.equals(other.entities) && contexts.equals(other.contexts);
        }
    }

    /// Fetches about the same objects become one, and one selection for several places stands once.
    private List<Target> targets(Round round, SelectionText text) {
        List<Target> targets = new ArrayList<>();
        Map<String, List<Target>> bySelections = new HashMap<>();
        for (List<FetchStep> group : groups(round)) {
            List<Site> sites = new ArrayList<>(group.size());
            group.forEach(fetch -> sites.add(fetch.site()));
            Position at = group.getFirst().at();
            for (SameFields.Part part : SameFields.parts(graph, sites, cases(group))) {
                Target own = target(group, sites, part, text);
                List<Target> alike =
                        bySelections.computeIfAbsent(own.selections, _ -> new ArrayList<>());
                Target target = own;
                for (Target known : alike) {
                    if (known.isLike(own) && known.isFor(at, shared)) {
                        target = known;
                        break;
                    }
                }
                if (target == own) {
                    targets.add(own);
                    alike.add(own);
                }
                target.paths.add(Paths.of(group.getFirst(), graph));
                target.positions.putIfAbsent(shared.number(at), at);
            }
        }
        return targets;
    }

    private static List<List<FetchStep>> groups(Round round) {
        List<List<FetchStep>> groups = new ArrayList<>();
        Map<Position, List<List<FetchStep>>> byPlace = new IdentityHashMap<>();
        for (FetchStep fetch : round.fetches()) {
            List<List<FetchStep>> here =
                    byPlace.computeIfAbsent(fetch.at(), _ -> new ArrayList<>());
            List<FetchStep> own = null;
            for (List<FetchStep> group : here) {
                if (own == null && belongs(fetch, group)) {
                    own = group;
                }
            }
            if (own == null) {
                own = new ArrayList<>();
                groups.add(own);
                here.add(own);
            }
            own.add(fetch);
        }
        return groups;
    }

    private Target target(
            List<FetchStep> group, List<Site> sites, SameFields.Part part, SelectionText text) {
        FetchStep first = group.getFirst();
        SelectionText own = new SelectionText(graph, first.subgraph());
        String selections = own.of(sites, part.types());
        text.variables().addAll(own.variables());
        return new Target(
                selections,
                own.variables(),
                new Entities(inputs.cases(part.cases()), first.at().isApart()),
                ContextWriter.values(first, inputs),
                new ArrayList<>(),
                new LinkedHashMap<>());
    }

    private static boolean belongs(FetchStep fetch, List<FetchStep> group) {
        FetchStep first = group.getFirst();
        return Objects.equals(first.untoldAs(), fetch.untoldAs())
                && first.hasContexts(fetch.contexts())
                && Inputs.fit(cases(group), fetch.cases());
    }

    private static List<InputCase> cases(List<FetchStep> group) {
        if (group.size() == 1) {
            return group.getFirst().cases();
        }
        List<InputCase> all = new ArrayList<>();
        for (FetchStep fetch : group) {
            Inputs.addTo(all, fetch.cases());
        }
        return all;
    }

    private PlanNode single(FetchStep fetch, SelectionText text, Target target) {
        String document =
                "query"
                        + declared(text.variables(), List.of(REPRESENTATIONS))
                        + "{_entities(representations:$representations){"
                        + target.selections
                        + "}}";
        return at(
                target.paths.getFirst(),
                new PlanNode.Fetch(
                        subgraph(fetch),
                        OperationKind.QUERY,
                        document,
                        text.variables(),
                        Optional.of(target.entities)));
    }

    private PlanNode batch(FetchStep fetch, SelectionText text, List<Target> targets) {
        List<PlanNode.BatchFetch.Target> written = new ArrayList<>();
        List<String> lists = new ArrayList<>();
        StringBuilder fields = new StringBuilder();
        for (int index = 0; index < targets.size(); index++) {
            Target target = targets.get(index);
            String alias = "_e" + index;
            String variable = representations + index;
            lists.add(variable);
            fields.append(index == 0 ? "" : " ")
                    .append(alias)
                    .append(":_entities(representations:$")
                    .append(variable)
                    .append("){")
                    .append(target.selections)
                    .append('}');
            written.add(
                    new PlanNode.BatchFetch.Target(alias, variable, target.paths, target.entities));
        }
        return new PlanNode.BatchFetch(
                subgraph(fetch),
                "query" + declared(text.variables(), lists) + "{" + fields + "}",
                text.variables(),
                written);
    }

    private PlanNode contextual(FetchStep fetch, SelectionText text, List<Target> targets) {
        ContextWriter writer = new ContextWriter(variables);
        List<PlanNode.ContextFetch.Target> written = new ArrayList<>();
        for (int index = 0; index < targets.size(); index++) {
            Target target = targets.get(index);
            written.add(
                    writer.target(
                            "_e" + index,
                            representations + index,
                            target.paths,
                            target.entities,
                            target.selections,
                            target.variables,
                            target.contexts));
        }
        return new PlanNode.ContextFetch(
                subgraph(fetch),
                text.variables(),
                declarations(variables, text.variables()),
                written);
    }

    private SubgraphName subgraph(FetchStep fetch) {
        return graph.subgraph(fetch.subgraph());
    }

    private String declared(Set<String> used, List<String> lists) {
        return declared(variables, used, lists);
    }

    static String declared(
            List<Operation.Variable> variables, Set<String> used, List<String> lists) {
        List<String> all = new ArrayList<>();
        lists.forEach(list -> all.add("$" + list + ":[_Any!]!"));
        all.addAll(declarations(variables, used));
        return all.isEmpty() ? "" : "(" + String.join(",", all) + ")";
    }

    private static List<String> declarations(List<Operation.Variable> variables, Set<String> used) {
        return variables.stream()
                .filter(variable -> used.contains(variable.name()))
                .map(FetchWriter::declaration)
                .toList();
    }

    private static String declaration(Operation.Variable variable) {
        String value = variable.defaultValue();
        return "$" + variable.name() + ":" + variable.type() + (value == null ? "" : "=" + value);
    }
}
