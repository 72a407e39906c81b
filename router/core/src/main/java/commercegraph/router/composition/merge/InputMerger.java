package commercegraph.router.composition.merge;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.HintCode;
import commercegraph.router.composition.subgraph.InputNode;
import commercegraph.router.composition.subgraph.TypeNode.InputObject;
import commercegraph.router.federation.FederationDirective;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Merges input object types: the fields that every subgraph has, and inaccessible ones.
final class InputMerger {
    private InputMerger() {}

    static MergedType.InputObject merge(
            String name, MergedDirectiveNames names, MergeContext context) {
        List<Source<InputObject>> sources = context.sources(name, InputObject.class);
        Set<String> all = new LinkedHashSet<>();
        sources.forEach(source -> all.addAll(source.node().fields().keySet()));
        Map<String, MergedInput> fields = new LinkedHashMap<>();
        for (String field : all) {
            List<Source<InputNode>> having = having(field, sources);
            MergedInput merged =
                    merge(name + "." + field, having, having.size() < sources.size(), context);
            boolean inaccessible = names.has(merged.directives(), FederationDirective.INACCESSIBLE);
            if (having.size() == sources.size() || inaccessible) {
                fields.put(field, merged);
            } else {
                tellAbsent(merged.coordinate(), having, context);
            }
        }
        if (fields.isEmpty()) {
            context.findings()
                    .error(
                            ErrorCode.EMPTY_MERGED_INPUT_TYPE,
                            "no field of input type \"%s\" is in every subgraph".formatted(name),
                            Source.places(sources));
        }
        return new MergedType.InputObject(
                name,
                Descriptions.merge(name, sources, context.findings()),
                fields,
                JoinTypes.of(sources, context),
                context.directives().merge(name, sources, context.findings()));
    }

    private static List<Source<InputNode>> having(String field, List<Source<InputObject>> sources) {
        List<Source<InputNode>> having = new ArrayList<>();
        for (Source<InputObject> source : sources) {
            InputNode node = source.node().fields().get(field);
            if (node != null) {
                having.add(new Source<>(source.subgraph(), node));
            }
        }
        return having;
    }

    private static MergedInput merge(
            String coordinate,
            List<Source<InputNode>> having,
            boolean someLack,
            MergeContext context) {
        TypeReferences.Merged type =
                TypeReferences.input(coordinate, having, ErrorCode.FIELD_TYPE_MISMATCH, context);
        List<Application> joins = new ArrayList<>();
        if (someLack || !type.allEqual()) {
            for (Source<InputNode> source : having) {
                Application.Builder join =
                        Application.named("join__field")
                                .constant("graph", context.graph(source.subgraph()));
                if (!type.allEqual()) {
                    join.string("type", source.node().type().toString());
                }
                joins.add(join.build());
            }
        }
        return Inputs.merge(
                coordinate, having, type, joins, ErrorCode.INPUT_FIELD_DEFAULT_MISMATCH, context);
    }

    private static void tellAbsent(
            String coordinate, List<Source<InputNode>> having, MergeContext context) {
        List<Source<InputNode>> requiring =
                having.stream().filter(source -> source.node().isRequired()).toList();
        if (requiring.isEmpty()) {
            context.findings()
                    .hint(
                            HintCode.INCONSISTENT_INPUT_OBJECT_FIELD,
                            "\"%s\" is left out: only %s has it"
                                    .formatted(coordinate, Source.names(having)),
                            Source.places(having));
        } else {
            context.findings()
                    .error(
                            ErrorCode.REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH,
                            "\"%s\" is required in %s, but not every subgraph has it"
                                    .formatted(coordinate, Source.names(requiring)),
                            Source.places(requiring));
        }
    }
}
