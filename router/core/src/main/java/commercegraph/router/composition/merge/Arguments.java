package commercegraph.router.composition.merge;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.HintCode;
import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.InputNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.federation.FederationDirective;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Merges a field's arguments by intersection: one that some subgraph does not know cannot be
/// passed on to it. An argument that comes from a context somewhere is no client's.
final class Arguments {
    private Arguments() {}

    static Map<String, MergedInput> merge(
            FieldSources field, List<Source<FieldNode>> resolving, MergeContext context) {
        Set<String> names = new LinkedHashSet<>();
        resolving.forEach(source -> names.addAll(source.node().arguments().keySet()));
        Map<String, MergedInput> merged = new LinkedHashMap<>();
        for (String name : names) {
            String coordinate = "%s(%s:)".formatted(field.coordinate(), name);
            List<Source<InputNode>> sources = sources(name, resolving);
            if (sources.stream().anyMatch(Arguments::isContextual)) {
                checkContextual(coordinate, sources, context);
            } else if (sources.size() < resolving.size()) {
                tellAbsent(coordinate, sources, context);
            } else {
                merged.put(name, Inputs.argument(coordinate, sources, context));
            }
        }
        return merged;
    }

    /// As of a field: those that every subgraph has.
    static Map<String, MergedInput> ofDirective(
            String directive, List<SubgraphSchema> subgraphs, MergeContext context) {
        Map<String, List<Source<InputNode>>> byName = new LinkedHashMap<>();
        for (SubgraphSchema subgraph : subgraphs) {
            subgraph.directiveArguments(directive)
                    .forEach(
                            (name, argument) ->
                                    byName.computeIfAbsent(name, _ -> new ArrayList<>())
                                            .add(new Source<>(subgraph, argument)));
        }
        Map<String, MergedInput> merged = new LinkedHashMap<>();
        byName.forEach(
                (name, sources) -> {
                    String coordinate = "@%s(%s:)".formatted(directive, name);
                    if (sources.size() < subgraphs.size()) {
                        tellAbsent(coordinate, sources, context);
                    } else {
                        merged.put(name, Inputs.argument(coordinate, sources, context));
                    }
                });
        return merged;
    }

    private static List<Source<InputNode>> sources(String name, List<Source<FieldNode>> resolving) {
        List<Source<InputNode>> sources = new ArrayList<>();
        for (Source<FieldNode> source : resolving) {
            InputNode argument = source.node().arguments().get(name);
            if (argument != null) {
                sources.add(new Source<>(source.subgraph(), argument));
            }
        }
        return sources;
    }

    private static boolean isContextual(Source<InputNode> source) {
        return source.node().has(FederationDirective.FROM_CONTEXT);
    }

    private static void checkContextual(
            String coordinate, List<Source<InputNode>> sources, MergeContext context) {
        for (Source<InputNode> source : sources) {
            if (isContextual(source)) {
                continue;
            }
            if (source.node().isRequired()) {
                context.findings()
                        .error(
                                ErrorCode.CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS,
                                "\"%s\" comes from a context elsewhere, but is required in subgraph \"%s\""
                                        .formatted(coordinate, source.subgraph().name()),
                                source.node().place());
            } else {
                context.findings()
                        .hint(
                                HintCode.CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS,
                                "\"%s\" is left out: it comes from a context elsewhere"
                                        .formatted(coordinate),
                                List.of(source.node().place()));
            }
        }
    }

    private static void tellAbsent(
            String coordinate, List<Source<InputNode>> sources, MergeContext context) {
        List<Source<InputNode>> requiring =
                sources.stream().filter(source -> source.node().isRequired()).toList();
        if (requiring.isEmpty()) {
            context.findings()
                    .hint(
                            HintCode.INCONSISTENT_ARGUMENT_PRESENCE,
                            "\"%s\" is left out: only %s has it"
                                    .formatted(coordinate, Source.names(sources)),
                            Source.places(sources));
        } else {
            context.findings()
                    .error(
                            ErrorCode.REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH,
                            "\"%s\" is required in %s, but not every subgraph has it"
                                    .formatted(coordinate, Source.names(requiring)),
                            Source.places(requiring));
        }
    }
}
