package commercegraph.router.execution;

import commercegraph.router.federation.OperationKind;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.json.JsonKey;
import commercegraph.router.plan.PlanNode;
import java.util.List;

/// A [commercegraph.router.plan.PlanNode], ready to run: paths are absolute, texts are encoded.
sealed interface CompiledStep {
    /// @param prefix the request up to the first variable: `{"query":"…","variables":{`
    /// @param path of the objects that the data goes into, where there are no targets
    /// @param targets of `_entities`; none for an operation on a root type
    record Fetch(
            SubgraphName subgraph,
            OperationKind kind,
            FetchedFields fields,
            byte[] prefix,
            List<JsonKey> variables,
            CompiledPath path,
            List<Target> targets)
            implements CompiledStep {}

    record Target(
            JsonKey alias, JsonKey variable, List<CompiledPath> paths, CompiledEntities entities) {}

    /// @param source for the documents, which depend on how many sets of values there are
    /// @param targets beside those of the source
    record ContextFetch(
            PlanNode.ContextFetch source, List<JsonKey> variables, List<ContextTarget> targets)
            implements CompiledStep {}

    /// @param values none where the objects need nothing from above
    record ContextTarget(Target target, List<ContextValue> values) {}

    /// A value that objects take from above.
    ///
    /// @param nonNull an object for which it is null cannot be asked for
    record ContextValue(String variable, boolean nonNull, List<Origin> origins) {}

    /// @param up how many steps of the path lie between
    record Origin(int up, TypeSet types, CompiledEntities.RepresentationFields value) {}

    record Sequence(List<CompiledStep> steps) implements CompiledStep {}

    record Parallel(List<CompiledStep> steps) implements CompiledStep {}
}
