package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.error;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.subgraph.Applied;
import commercegraph.router.composition.subgraph.Element;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.federation.FederationDirective;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// `@shareable` stands once at a declaration, and not in interfaces. Federation specification,
/// "@shareable".
final class ShareableUsage implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        Stream<CompositionError> repeated =
                schema.objects()
                        .flatMap(
                                type ->
                                        Stream.concat(
                                                Stream.of(type), type.fields().values().stream()))
                        .flatMap(ShareableUsage::repeated);
        Stream<CompositionError> inInterfaces =
                schema.interfaces()
                        .flatMap(type -> type.fields().values().stream())
                        .flatMap(
                                field ->
                                        field.applied(FederationDirective.SHAREABLE)
                                                .map(
                                                        applied ->
                                                                usage(
                                                                        "\"%s\" is a field of an interface and cannot be shareable"
                                                                                .formatted(
                                                                                        field
                                                                                                .coordinate()),
                                                                        applied)));
        return Stream.concat(repeated, inInterfaces);
    }

    private static Stream<CompositionError> repeated(Element element) {
        Set<Integer> parts = new HashSet<>();
        return element.applied(FederationDirective.SHAREABLE)
                .filter(applied -> !parts.add(applied.part()))
                .map(
                        applied ->
                                usage(
                                        "\"%s\" is shareable twice".formatted(element.name()),
                                        applied));
    }

    private static CompositionError usage(String message, Applied applied) {
        return error(ErrorCode.INVALID_SHAREABLE_USAGE, message, applied.place());
    }
}
