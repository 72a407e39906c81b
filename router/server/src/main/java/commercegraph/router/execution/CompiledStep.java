package commercegraph.router.execution;

import commercegraph.router.federation.OperationKind;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.json.JsonKey;
import java.util.List;

/// A [commercegraph.router.plan.PlanNode], ready to run: paths are absolute, texts are encoded.
sealed interface CompiledStep {
    /// @param prefix the request up to the first variable: `{"query":"…","variables":{`
    /// @param path of the objects that the data goes into, where there are no targets
    /// @param targets of `_entities`; none for an operation on a root type
    record Fetch(
            SubgraphName subgraph,
            OperationKind kind,
            String document,
            byte[] prefix,
            List<JsonKey> variables,
            CompiledPath path,
            List<Target> targets)
            implements CompiledStep {}

    record Target(
            JsonKey alias, JsonKey variable, List<CompiledPath> paths, CompiledEntities entities) {}

    record Sequence(List<CompiledStep> steps) implements CompiledStep {}

    record Parallel(List<CompiledStep> steps) implements CompiledStep {}
}
