package commercegraph.router.composition.rules;

import commercegraph.router.composition.merge.MergedSchema;
import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.Place;
import commercegraph.router.composition.subgraph.Element;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode;
import java.util.List;
import java.util.stream.Stream;

/// Something that must hold of the merged schema.
interface SupergraphRule {
    Stream<CompositionError> check(MergedSchema schema);

    /// An error about an element, `Type` or `Type.field`, wherever a subgraph has it.
    static CompositionError error(
            ErrorCode code, String message, String coordinate, MergedSchema schema) {
        return new CompositionError(code, message, places(coordinate, schema));
    }

    private static List<Place> places(String coordinate, MergedSchema schema) {
        String plain = coordinate.split("\\(", 2)[0];
        int dot = plain.indexOf('.');
        return schema.subgraphs().stream()
                .flatMap(
                        subgraph ->
                                dot < 0
                                        ? Stream.ofNullable(subgraph.type(plain))
                                        : member(
                                                subgraph,
                                                plain.substring(0, dot),
                                                plain.substring(dot + 1)))
                .map(Element::place)
                .toList();
    }

    private static Stream<? extends Element> member(
            SubgraphSchema subgraph, String type, String name) {
        return Stream.ofNullable(
                switch (subgraph.type(type)) {
                    case TypeNode.Composite composite -> composite.fields().get(name);
                    case TypeNode.InputObject input -> input.fields().get(name);
                    case TypeNode.Enumeration enumeration -> enumeration.values().get(name);
                    case null, default -> null;
                });
    }
}
