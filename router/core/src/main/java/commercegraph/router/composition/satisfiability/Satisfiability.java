package commercegraph.router.composition.satisfiability;

import commercegraph.router.composition.report.Findings;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.supergraph.Supergraph;
import java.util.Set;

/// Checks that every field can be reached wherever the API schema offers it, whichever labels of
/// progressive overrides are on.
///
/// First each field is looked at with every combination of the labels that it depends on, whatever
/// they were on the way to it. That allows more than can happen, so where nothing is wrong with it
/// nothing is wrong at all, and it is quick. Only else a second walk remembers how the labels were
/// on the way, and tells what can really happen.
public final class Satisfiability {
    private Satisfiability() {}

    public static void check(Supergraph supergraph, Findings findings) {
        QueryGraph graph = QueryGraph.of(supergraph, Set.of());
        if (!QueryGraph.labels(supergraph).isEmpty()) {
            Findings anyhow = new Findings();
            new Exploration(graph, Exploration.Memory.FORGETS, anyhow).explore();
            if (!anyhow.hasErrors()) {
                anyhow.hints().forEach(findings::hint);
                return;
            }
        }
        new Exploration(graph, Exploration.Memory.REMEMBERS, findings).explore();
    }
}
