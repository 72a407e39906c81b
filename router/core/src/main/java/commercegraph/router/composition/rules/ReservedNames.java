package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.invalid;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.subgraph.Element;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import java.util.stream.Stream;

/// Names that begin with two underscores belong to introspection. GraphQL specification, section
/// 2.1.9 "Names".
final class ReservedNames implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        return Stream.concat(
                schema.elements()
                        .filter(element -> isReserved(element.name()))
                        .map(element -> reserved(element.name(), element)),
                schema.directives().keySet().stream()
                        .filter(ReservedNames::isReserved)
                        .map(name -> invalid(message("@" + name), schema.place())));
    }

    private static boolean isReserved(String name) {
        return name.startsWith("__");
    }

    private static CompositionError reserved(String name, Element element) {
        return invalid(message(name), element.place());
    }

    private static String message(String name) {
        return "\"%s\" begins with two underscores, as only introspection may".formatted(name);
    }
}
