package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.error;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.subgraph.Applied;
import commercegraph.router.composition.subgraph.Element;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.federation.FederationDirective;
import java.util.Set;
import java.util.stream.Stream;

/// `@authenticated`, `@requiresScopes` and `@policy` do not stand at interfaces, their fields and
/// interface objects: these inherit from their implementations what guards them.
final class GuardsOnInterfaces implements SubgraphRule {
    private static final Set<FederationDirective> GUARDS =
            Set.of(
                    FederationDirective.AUTHENTICATED,
                    FederationDirective.REQUIRES_SCOPES,
                    FederationDirective.POLICY);

    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        return schema.composites()
                .flatMap(GuardsOnInterfaces::unguarded)
                .flatMap(
                        element ->
                                element.directives().stream()
                                        .filter(GuardsOnInterfaces::isGuard)
                                        .map(guard -> guarded(element, guard)));
    }

    private static Stream<Element> unguarded(Composite type) {
        if (type.isInterface()) {
            return Stream.concat(Stream.of(type), type.fields().values().stream());
        }
        return SubgraphSchema.isInterfaceObject(type) ? Stream.of(type) : Stream.empty();
    }

    private static boolean isGuard(Applied applied) {
        return applied.federation() instanceof FederationDirective directive
                && GUARDS.contains(directive);
    }

    private static CompositionError guarded(Element element, Applied guard) {
        return error(
                ErrorCode.AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE,
                "@%s cannot stand at \"%s\": an interface inherits its guards"
                        .formatted(guard.name(), element.name()),
                guard.place());
    }
}
