package commercegraph.router.composition.merge;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.InputNode;
import commercegraph.router.supergraph.TypeReference;
import graphql.language.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds external declarations against the merged field: the same type or, where the subgraphs
/// differ, a subtype; the same arguments, of the same type or a wider one, with the same defaults.
final class ExternalFields {
    private ExternalFields() {}

    static void check(
            FieldSources sources,
            TypeReferences.Merged type,
            Map<String, MergedInput> arguments,
            MergeContext context) {
        if (sources.resolving().isEmpty()) {
            return;
        }
        for (Source<FieldNode> source : sources.external()) {
            TypeReference declared = source.node().type();
            boolean fits =
                    declared.equals(type.type())
                            || (!type.allEqual()
                                    && context.hierarchy().isStrictSubtype(type.type(), declared));
            if (!fits) {
                error(
                        ErrorCode.EXTERNAL_TYPE_MISMATCH,
                        "external \"%s\" is \"%s\" in subgraph \"%s\", but \"%s\" in the supergraph"
                                .formatted(
                                        sources.coordinate(),
                                        declared,
                                        source.subgraph().name(),
                                        type.type()),
                        source,
                        context);
            }
            arguments.values().forEach(argument -> checkArgument(argument, source, context));
        }
    }

    private static void checkArgument(
            MergedInput merged, Source<FieldNode> source, MergeContext context) {
        InputNode declared = source.node().arguments().get(merged.name());
        if (declared == null) {
            error(
                    ErrorCode.EXTERNAL_ARGUMENT_MISSING,
                    "external \"%s\" lacks argument \"%s\" in subgraph \"%s\""
                            .formatted(
                                    source.node().coordinate(),
                                    merged.name(),
                                    source.subgraph().name()),
                    source,
                    context);
            return;
        }
        if (!declared.type().equals(merged.type())
                && !context.hierarchy().isStrictSubtype(declared.type(), merged.type())) {
            error(
                    ErrorCode.EXTERNAL_ARGUMENT_TYPE_MISMATCH,
                    "external argument \"%s\" is \"%s\" in subgraph \"%s\", but \"%s\" in the supergraph"
                            .formatted(
                                    merged.coordinate(),
                                    declared.type(),
                                    source.subgraph().name(),
                                    merged.type()),
                    source,
                    context);
        }
        if (!text(declared.defaultValue()).equals(text(merged.defaultValue()))) {
            error(
                    ErrorCode.EXTERNAL_ARGUMENT_DEFAULT_MISMATCH,
                    "external argument \"%s\" has another default in subgraph \"%s\""
                            .formatted(merged.coordinate(), source.subgraph().name()),
                    source,
                    context);
        }
    }

    private static String text(@Nullable Value<?> value) {
        return value == null ? "" : Canonical.text(value);
    }

    private static void error(
            ErrorCode code, String message, Source<FieldNode> source, MergeContext context) {
        context.findings().error(code, message, source.node().place());
    }
}
