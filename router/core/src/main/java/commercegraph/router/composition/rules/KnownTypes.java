package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.invalid;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.Place;
import commercegraph.router.composition.subgraph.Element;
import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.InputNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode;
import commercegraph.router.composition.subgraph.ValueNode;
import graphql.schema.idl.ScalarInfo;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

/// Every type that is named is defined. GraphQL specification, section 3.4 "Types".
final class KnownTypes implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        return schema.elements().flatMap(element -> check(schema, element));
    }

    private static Stream<CompositionError> check(SubgraphSchema schema, Element element) {
        return named(element).stream()
                .filter(name -> !isKnown(schema, name))
                .map(name -> unknown(name, element.place()));
    }

    private static Collection<String> named(Element element) {
        return switch (element) {
            case FieldNode field -> Set.of(field.type().baseName());
            case InputNode input -> Set.of(input.type().baseName());
            case TypeNode.Composite composite -> composite.interfaces();
            case TypeNode.Union union -> union.members();
            case TypeNode _ -> Set.of();
            case ValueNode _ -> Set.of();
        };
    }

    static boolean isKnown(SubgraphSchema schema, String name) {
        return schema.type(name) != null || ScalarInfo.isGraphqlSpecifiedScalar(name);
    }

    private static CompositionError unknown(String name, Place place) {
        return invalid("there is no type \"%s\"".formatted(name), place);
    }
}
