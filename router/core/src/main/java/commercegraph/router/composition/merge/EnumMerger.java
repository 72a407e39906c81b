package commercegraph.router.composition.merge;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.HintCode;
import commercegraph.router.composition.subgraph.TypeNode.Enumeration;
import commercegraph.router.composition.subgraph.ValueNode;
import commercegraph.router.federation.FederationDirective;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Merges enum types by how they are used: as output all values, as input the common ones, as both
/// every subgraph must have the same. An inaccessible value may always differ. Goes last, since it
/// has to know all uses.
final class EnumMerger {
    private EnumMerger() {}

    static MergedType.Enumeration merge(
            String name, MergedDirectiveNames names, MergeContext context) {
        List<Source<Enumeration>> sources = context.sources(name, Enumeration.class);
        EnumUsage usage = context.enumUsage();
        boolean input = usage.isInput(name);
        boolean output = usage.isOutput(name);
        if (!input && !output) {
            context.findings()
                    .hint(
                            HintCode.UNUSED_ENUM_TYPE,
                            "enum type \"%s\" is not used".formatted(name),
                            Source.places(sources));
        }
        Set<String> all = new LinkedHashSet<>();
        sources.forEach(source -> all.addAll(source.node().values().keySet()));
        List<MergedValue> values = new ArrayList<>();
        for (String value : all) {
            List<Source<ValueNode>> having = having(value, sources);
            MergedValue merged = merge(name, value, having, context);
            boolean common =
                    having.size() == sources.size()
                            || names.has(merged.directives(), FederationDirective.INACCESSIBLE);
            if (common || !input || output) {
                values.add(merged);
            }
            if (!common) {
                tell(name, value, having, input, output, context);
            }
        }
        if (values.isEmpty()) {
            context.findings()
                    .error(
                            ErrorCode.EMPTY_MERGED_ENUM_TYPE,
                            "enum type \"%s\" is used as input, but no value is in every subgraph"
                                    .formatted(name),
                            Source.places(sources));
        }
        return new MergedType.Enumeration(
                name,
                Descriptions.merge(name, sources, context.findings()),
                values,
                JoinTypes.of(sources, context),
                context.directives().merge(name, sources, context.findings()));
    }

    private static List<Source<ValueNode>> having(String value, List<Source<Enumeration>> sources) {
        List<Source<ValueNode>> having = new ArrayList<>();
        for (Source<Enumeration> source : sources) {
            ValueNode node = source.node().values().get(value);
            if (node != null) {
                having.add(new Source<>(source.subgraph(), node));
            }
        }
        return having;
    }

    private static MergedValue merge(
            String type, String value, List<Source<ValueNode>> having, MergeContext context) {
        String coordinate = type + "." + value;
        List<Application> joins =
                having.stream()
                        .map(
                                source ->
                                        Application.named("join__enumValue")
                                                .constant("graph", context.graph(source.subgraph()))
                                                .build())
                        .toList();
        return new MergedValue(
                value,
                Descriptions.merge(coordinate, having, context.findings()),
                joins,
                context.directives().merge(coordinate, having, context.findings()));
    }

    private static void tell(
            String type,
            String value,
            List<Source<ValueNode>> having,
            boolean input,
            boolean output,
            MergeContext context) {
        String coordinate = type + "." + value;
        if (input && output) {
            context.findings()
                    .error(
                            ErrorCode.ENUM_VALUE_MISMATCH,
                            "\"%s\" is not in every subgraph, but the type is used %s"
                                    .formatted(coordinate, context.enumUsage().examples(type)),
                            Source.places(having));
        } else {
            context.findings()
                    .hint(
                            input
                                    ? HintCode.INCONSISTENT_ENUM_VALUE_FOR_INPUT_ENUM
                                    : HintCode.INCONSISTENT_ENUM_VALUE_FOR_OUTPUT_ENUM,
                            "\"%s\" is not in every subgraph".formatted(coordinate),
                            Source.places(having));
        }
    }
}
