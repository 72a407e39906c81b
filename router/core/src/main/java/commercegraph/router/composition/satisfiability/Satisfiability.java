package commercegraph.router.composition.satisfiability;

import commercegraph.router.composition.report.Findings;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.supergraph.Supergraph;
import java.util.List;
import java.util.Set;

/// Checks that every field can be reached wherever the API schema offers it, with the labels of
/// progressive overrides off and on. Labels are not tried in every combination: a field that is
/// moved is resolved by one of two subgraphs, whatever the others do.
public final class Satisfiability {
    private Satisfiability() {}

    public static void check(Supergraph supergraph, Findings findings) {
        Set<String> labels = QueryGraph.labels(supergraph);
        List<Set<String>> settings =
                labels.isEmpty() ? List.of(Set.of()) : List.of(Set.of(), labels);
        for (Set<String> on : settings) {
            if (!findings.hasErrors()) {
                new Exploration(QueryGraph.of(supergraph, on), findings).explore();
            }
        }
    }
}
