package commercegraph.router.composition.merge;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.HintCode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode;
import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.federation.FederationDirective;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Merges object types and interfaces: the fields of all subgraphs together.
final class CompositeMerger {
    private CompositeMerger() {}

    static MergedType.Composite merge(String name, TypeNode.Kind kind, MergeContext context) {
        List<Source<Composite>> sources = context.sources(name, Composite.class);
        if (kind == TypeNode.Kind.INTERFACE) {
            InterfaceRules.check(name, sources, context);
        }
        Set<String> names = new LinkedHashSet<>();
        sources.forEach(source -> names.addAll(source.node().fields().keySet()));
        hintOnEntity(name, sources, context);
        Map<String, MergedField> fields = new LinkedHashMap<>();
        for (String fieldName : names) {
            FieldSources field =
                    FieldSources.of(sources.getFirst().node(), fieldName, sources, context);
            Overrides overrides = OverrideMerger.merge(field, context);
            if (name.equals("Subscription")) {
                refuseShareable(field, context);
            }
            hintOnValueType(field, sources, kind, context);
            FieldMerger.merge(field, overrides, context)
                    .ifPresent(merged -> fields.put(fieldName, merged));
            if (kind == TypeNode.Kind.OBJECT) {
                FieldSharing.check(field, overrides, context);
            }
        }
        return new MergedType.Composite(
                kind,
                name,
                Descriptions.merge(name, sources, context.findings()),
                context.hierarchy().interfaces(name),
                fields,
                JoinTypes.of(sources, context),
                context.directives().merge(name, sources, context.findings()));
    }

    /// Each event comes from one source.
    private static void refuseShareable(FieldSources field, MergeContext context) {
        for (var source : field.present()) {
            if (source.node().has(FederationDirective.SHAREABLE)) {
                context.findings()
                        .error(
                                ErrorCode.INVALID_FIELD_SHARING,
                                "a subscription cannot be shareable: \"%s\""
                                        .formatted(field.coordinate()),
                                source.node().place());
            }
        }
    }

    private static void hintOnEntity(
            String name, List<Source<Composite>> sources, MergeContext context) {
        List<Source<Composite>> entities =
                sources.stream().filter(CompositeMerger::isEntity).toList();
        if (!entities.isEmpty() && entities.size() < sources.size()) {
            context.findings()
                    .hint(
                            HintCode.INCONSISTENT_ENTITY,
                            "\"%s\" has a @key in %s, but not in every subgraph"
                                    .formatted(name, Source.names(entities)),
                            Source.places(sources));
        }
    }

    private static void hintOnValueType(
            FieldSources field,
            List<Source<Composite>> sources,
            TypeNode.Kind kind,
            MergeContext context) {
        boolean valueType =
                sources.stream()
                        .noneMatch(
                                source ->
                                        isEntity(source)
                                                || source.subgraph().isRoot(source.node().name()));
        for (SubgraphSchema subgraph : field.absent()) {
            if (valueType) {
                context.findings()
                        .hint(
                                kind == TypeNode.Kind.OBJECT
                                        ? HintCode.INCONSISTENT_OBJECT_VALUE_TYPE_FIELD
                                        : HintCode.INCONSISTENT_INTERFACE_VALUE_TYPE_FIELD,
                                "\"%s\" is not in every subgraph that has the type"
                                        .formatted(field.coordinate()),
                                List.of(subgraph.place()));
                return;
            }
        }
    }

    private static boolean isEntity(Source<Composite> source) {
        return source.node().has(FederationDirective.KEY);
    }
}
