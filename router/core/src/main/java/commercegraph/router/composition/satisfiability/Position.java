package commercegraph.router.composition.satisfiability;

import commercegraph.router.federation.FieldSet;
import java.util.List;

/// Where an object may have come from.
///
/// @param subgraph its number in the query graph
/// @param provided what `@provides` of the fields on the way promises of the object, besides what
///     the subgraph resolves anyway
record Position(int subgraph, List<FieldSet.Selection> provided) {

    static Position at(int subgraph) {
        return new Position(subgraph, List.of());
    }
}
