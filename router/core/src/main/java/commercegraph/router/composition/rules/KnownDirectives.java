package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.invalid;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.subgraph.Applied;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.federation.FederationDirective;
import java.util.stream.Stream;

/// Directives are defined, by the subgraph or by a specification that it links. GraphQL
/// specification, section 5.7.1 "Directives Are Defined".
final class KnownDirectives implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        return Stream.concat(
                        schema.schemaDirectives().stream(),
                        schema.elements().flatMap(element -> element.directives().stream()))
                .filter(applied -> schema.definition(applied.name()) == null)
                .map(applied -> unknown(schema, applied));
    }

    private static CompositionError unknown(SubgraphSchema schema, Applied applied) {
        String hint =
                FederationDirective.named(applied.name())
                        .filter(_ -> schema.links().isFederationTwo())
                        .map(
                                directive ->
                                        ": the federation's is called @%s here, unless it is imported by its @link"
                                                .formatted(schema.links().nameOf(directive)))
                        .orElse("");
        return invalid(
                "there is no directive @%s%s".formatted(applied.name(), hint), applied.place());
    }
}
