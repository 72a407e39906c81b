package commercegraph.router.composition.merge;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.HintCode;
import commercegraph.router.composition.subgraph.InputNode;
import graphql.language.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Merges an argument or an input field that is to stay. The default stays only where every
/// subgraph has it: else the router would promise a value that some subgraph does not fill in.
final class Inputs {
    private Inputs() {}

    static MergedInput argument(
            String coordinate, List<Source<InputNode>> sources, MergeContext context) {
        TypeReferences.Merged type =
                TypeReferences.input(
                        coordinate, sources, ErrorCode.FIELD_ARGUMENT_TYPE_MISMATCH, context);
        return merge(
                coordinate,
                sources,
                type,
                List.of(),
                ErrorCode.FIELD_ARGUMENT_DEFAULT_MISMATCH,
                context);
    }

    static MergedInput merge(
            String coordinate,
            List<Source<InputNode>> sources,
            TypeReferences.Merged type,
            List<Application> joins,
            ErrorCode defaultMismatch,
            MergeContext context) {
        return new MergedInput(
                coordinate,
                sources.getFirst().node().name(),
                Descriptions.merge(coordinate, sources, context.findings()),
                type.type(),
                defaultValue(coordinate, sources, defaultMismatch, context),
                joins,
                context.directives().merge(coordinate, sources, context.findings()));
    }

    private static @Nullable Value<?> defaultValue(
            String coordinate,
            List<Source<InputNode>> sources,
            ErrorCode mismatch,
            MergeContext context) {
        Value<?> merged = null;
        boolean everywhere = true;
        boolean incompatible = false;
        for (Source<InputNode> source : sources) {
            Value<?> value = source.node().defaultValue();
            if (value == null) {
                everywhere = false;
            } else if (merged == null) {
                merged = value;
            } else {
                incompatible |= !Canonical.text(merged).equals(Canonical.text(value));
            }
        }
        if (incompatible) {
            context.findings()
                    .error(
                            mismatch,
                            "\"%s\" has different defaults in %s"
                                    .formatted(coordinate, Source.names(sources)),
                            Source.places(sources));
        } else if (merged != null && !everywhere) {
            context.findings()
                    .hint(
                            HintCode.INCONSISTENT_DEFAULT_VALUE_PRESENCE,
                            "\"%s\" gets no default: not every subgraph has one"
                                    .formatted(coordinate),
                            Source.places(sources));
        }
        return everywhere ? merged : null;
    }
}
