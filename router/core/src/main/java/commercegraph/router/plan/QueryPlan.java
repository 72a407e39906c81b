package commercegraph.router.plan;

import commercegraph.router.federation.OperationKind;
import java.util.List;
import java.util.Optional;

/// All that is needed to answer an operation.
///
/// The subgraphs' answers are merged into one tree of objects. In it a value lies under its
/// *storage key*: the response key that the subgraph was asked with. The planner chooses storage
/// keys so that no two values get into each other's way; `response` says for each response key of
/// the client where its value lies.
///
/// @param root empty when no subgraph needs to be asked
public record QueryPlan(OperationKind kind, Optional<PlanNode> root, List<ResponseField> response) {
    public QueryPlan {
        response = List.copyOf(response);
    }
}
