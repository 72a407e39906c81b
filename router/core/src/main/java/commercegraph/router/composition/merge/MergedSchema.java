package commercegraph.router.composition.merge;

import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.federation.OperationKind;
import commercegraph.router.federation.SubgraphName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The supergraph before it is printed.
///
/// @param graphs the subgraphs' values of `join__Graph`
/// @param links the schema's `@link`s
/// @param definitions directives and types of the linked features, as SDL
/// @param operationDirectives those that clients may write
public record MergedSchema(
        List<SubgraphSchema> subgraphs,
        Map<SubgraphName, String> graphs,
        @Nullable String description,
        List<Application> links,
        List<Application> schemaDirectives,
        List<String> definitions,
        Map<String, MergedDirective> operationDirectives,
        Map<String, MergedType> types,
        Map<OperationKind, String> roots,
        MergedDirectiveNames directiveNames) {

    public MergedType.@Nullable Composite composite(String name) {
        return types.get(name) instanceof MergedType.Composite composite ? composite : null;
    }
}
