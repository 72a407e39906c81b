package commercegraph.router.composition.merge;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.HintCode;
import commercegraph.router.composition.subgraph.Element;
import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.InputNode;
import commercegraph.router.supergraph.TypeReference;
import java.util.List;
import java.util.stream.Collectors;

/// The type of a field or an argument over all subgraphs. What is output becomes the type that
/// every subgraph's is a subtype of; what is input the one that is a subtype of every subgraph's.
final class TypeReferences {
    private TypeReferences() {}

    /// @param allEqual whether every subgraph has the very type
    record Merged(TypeReference type, boolean allEqual) {}

    static Merged output(String coordinate, List<Source<FieldNode>> sources, MergeContext context) {
        Merged merged = merge(coordinate, sources, false, ErrorCode.FIELD_TYPE_MISMATCH, context);
        context.enumUsage().output(merged.type().baseName(), coordinate);
        return merged;
    }

    static Merged input(
            String coordinate,
            List<Source<InputNode>> sources,
            ErrorCode mismatch,
            MergeContext context) {
        Merged merged = merge(coordinate, sources, true, mismatch, context);
        context.enumUsage().input(merged.type().baseName(), coordinate);
        return merged;
    }

    private static Merged merge(
            String coordinate,
            List<? extends Source<?>> sources,
            boolean input,
            ErrorCode mismatch,
            MergeContext context) {
        TypeReference merged = type(sources.getFirst().node());
        boolean different = false;
        boolean incompatible = false;
        for (Source<?> source : sources) {
            TypeReference type = type(source.node());
            if (type.equals(merged)) {
                continue;
            }
            different = true;
            if (context.hierarchy().isStrictSubtype(merged, type)) {
                merged = input ? type : merged;
            } else if (context.hierarchy().isStrictSubtype(type, merged)) {
                merged = input ? merged : type;
            } else {
                incompatible = true;
            }
        }
        if (incompatible) {
            context.findings()
                    .error(
                            mismatch,
                            "the types of \"%s\" do not fit together: it is %s"
                                    .formatted(coordinate, listed(sources)),
                            Source.places(sources));
        } else if (different) {
            context.findings()
                    .hint(
                            mismatch == ErrorCode.FIELD_ARGUMENT_TYPE_MISMATCH
                                    ? HintCode.INCONSISTENT_BUT_COMPATIBLE_ARGUMENT_TYPE
                                    : HintCode.INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE,
                            "\"%s\" becomes \"%s\": it is %s"
                                    .formatted(coordinate, merged, listed(sources)),
                            Source.places(sources));
        }
        return new Merged(merged, !different);
    }

    static String listed(List<? extends Source<?>> sources) {
        return sources.stream()
                .map(
                        source ->
                                "\"%s\" in \"%s\""
                                        .formatted(type(source.node()), source.subgraph().name()))
                .collect(Collectors.joining(", "));
    }

    private static TypeReference type(Element node) {
        return switch (node) {
            case FieldNode field -> field.type();
            case InputNode input -> input.type();
            default -> throw new IllegalArgumentException("has no type: " + node.name());
        };
    }
}
