package commercegraph.router.composition.satisfiability;

import commercegraph.router.querygraph.FieldMove;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.supergraph.FieldDefinition;
import commercegraph.router.supergraph.TypeDefinition.Composite;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who resolves which field, while labels are as is supposed.
final class Moves {
    private final QueryGraph graph;
    private final Labels labels;

    Moves(QueryGraph graph, Labels labels) {
        this.graph = graph;
        this.labels = labels;
    }

    /// Null when the subgraph does not declare the field.
    ///
    /// @throws Labels.Undecided when it depends on a label of which nothing is supposed
    @Nullable FieldMove move(int subgraph, int type, String field) {
        FieldMove move = graph.move(subgraph, type, field);
        if (move == null
                || !(graph.supergraph().types().get(move.on()) instanceof Composite owner)
                || !(owner.fields().get(field) instanceof FieldDefinition definition)) {
            return move;
        }
        Set<String> deciding = QueryGraph.labels(definition, graph.subgraph(subgraph));
        if (deciding.isEmpty()) {
            return move;
        }
        boolean resolvable =
                QueryGraph.isResolvable(definition, graph.subgraph(subgraph), labels.on(deciding));
        return new FieldMove(
                move.subgraph(),
                move.on(),
                move.interfaceObject(),
                move.definition(),
                move.target(),
                resolvable);
    }
}
