package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.invalid;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.subgraph.Element;
import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.InputNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode;
import commercegraph.router.composition.subgraph.TypeNode.Kind;
import commercegraph.router.composition.subgraph.ValueNode;
import graphql.schema.idl.ScalarInfo;
import java.util.stream.Stream;

/// Fields have output types, arguments input types; interfaces are implemented, and object types
/// are members. GraphQL specification, section 3.4.2 "Input and Output Types".
final class TypePositions implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        return schema.elements().flatMap(element -> check(schema, element));
    }

    private static Stream<CompositionError> check(SubgraphSchema schema, Element element) {
        return switch (element) {
            case FieldNode field ->
                    schema.type(field.type().baseName()) instanceof TypeNode.InputObject input
                            ? wrong(field, "an output type", input.name())
                            : Stream.empty();
            case InputNode input -> {
                TypeNode type = schema.type(input.type().baseName());
                boolean output =
                        type instanceof TypeNode.Composite || type instanceof TypeNode.Union;
                yield output
                        ? wrong(input, "an input type", input.type().baseName())
                        : Stream.empty();
            }
            case TypeNode.Composite composite ->
                    composite.interfaces().stream()
                            .filter(name -> !isOf(schema, name, Kind.INTERFACE))
                            .flatMap(name -> wrong(composite, "an interface", name));
            case TypeNode.Union union ->
                    union.members().stream()
                            .filter(name -> !isOf(schema, name, Kind.OBJECT))
                            .flatMap(name -> wrong(union, "an object type", name));
            case TypeNode _ -> Stream.empty();
            case ValueNode _ -> Stream.empty();
        };
    }

    private static boolean isOf(SubgraphSchema schema, String name, Kind kind) {
        TypeNode type = schema.type(name);
        return type == null ? !ScalarInfo.isGraphqlSpecifiedScalar(name) : type.kind() == kind;
    }

    private static Stream<CompositionError> wrong(Element element, String wanted, String name) {
        return Stream.of(
                invalid(
                        "\"%s\" needs %s, and \"%s\" is none"
                                .formatted(element.name(), wanted, name),
                        element.place()));
    }
}
