package commercegraph.router.composition.merge;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.subgraph.Applied;
import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Merges a field of an object type or an interface. External declarations say nothing of the
/// result; they are held against it.
final class FieldMerger {
    private FieldMerger() {}

    /// @return empty when no subgraph resolves the field, which is told
    static Optional<MergedField> merge(
            FieldSources sources, Overrides overrides, MergeContext context) {
        List<Source<FieldNode>> resolving = sources.resolving();
        refuseDirectivesOnExternal(sources, context);
        if (resolving.isEmpty() && !isResolvedByInterfaceObject(sources)) {
            context.findings()
                    .error(
                            ErrorCode.EXTERNAL_MISSING_ON_BASE,
                            "\"%s\" is external in every subgraph that has it: %s"
                                    .formatted(
                                            sources.coordinate(), Source.names(sources.present())),
                            Source.places(sources.present()));
            return Optional.empty();
        }
        List<Source<FieldNode>> telling = resolving.isEmpty() ? sources.present() : resolving;
        Map<String, MergedInput> arguments =
                resolving.isEmpty() ? Map.of() : Arguments.merge(sources, resolving, context);
        TypeReferences.Merged type = TypeReferences.output(sources.coordinate(), telling, context);
        ExternalFields.check(sources, type, arguments, context);
        List<Application> joins = new ArrayList<>();
        if (JoinFields.areNeeded(sources, type.allEqual(), overrides)) {
            joins.addAll(JoinFields.of(sources, type.allEqual(), overrides, context));
        }
        joins.addAll(context.directives().passOn(sources.present(), context));
        return Optional.of(
                new MergedField(
                        sources.parent(),
                        sources.name(),
                        Descriptions.merge(sources.coordinate(), resolving, context.findings()),
                        type.type(),
                        arguments,
                        joins,
                        context.directives()
                                .merge(sources.coordinate(), resolving, context.findings())));
    }

    private static boolean isResolvedByInterfaceObject(FieldSources sources) {
        return sources.abstracted().stream()
                .anyMatch(source -> !source.subgraph().facts().isExternal(source.node()));
    }

    /// What is external is resolved elsewhere, and there its directives belong.
    private static void refuseDirectivesOnExternal(FieldSources sources, MergeContext context) {
        if (sources.resolving().isEmpty()) {
            return;
        }
        for (Source<FieldNode> source : sources.external()) {
            SubgraphSchema subgraph = source.subgraph();
            for (Applied applied : source.node().directives()) {
                if (context.directives().mergedName(subgraph, applied) != null) {
                    context.findings()
                            .error(
                                    ErrorCode.MERGED_DIRECTIVE_APPLICATION_ON_EXTERNAL,
                                    "@%s cannot stand at the external field \"%s\""
                                            .formatted(applied.name(), sources.coordinate()),
                                    applied.place());
                }
            }
        }
    }
}
