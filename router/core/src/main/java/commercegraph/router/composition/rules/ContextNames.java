package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.error;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.federation.FederationDirective;
import java.util.stream.Stream;

/// A context's name has letters and digits only: with the subgraph's name and underscores before
/// it, it is the composed name. Federation specification, "@context".
final class ContextNames implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        return schema.types().values().stream()
                .flatMap(type -> type.applied(FederationDirective.CONTEXT))
                .filter(
                        context ->
                                !context.string("name").orElse("").matches("[A-Za-z][A-Za-z0-9]*"))
                .map(
                        context ->
                                error(
                                        ErrorCode.CONTEXT_NAME_INVALID,
                                        "a context cannot be named \"%s\""
                                                .formatted(context.string("name").orElse("")),
                                        context.place()));
    }
}
