package commercegraph.router.composition.merge;

import commercegraph.router.composition.subgraph.Applied;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode;
import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.federation.FederationDirective;
import java.util.ArrayList;
import java.util.List;

/// Writes `@join__implements` and `@join__type`: one for each key, or one for a type without.
final class JoinTypes {
    private JoinTypes() {}

    static List<Application> of(
            List<? extends Source<? extends TypeNode>> sources, MergeContext context) {
        List<Application> joins = new ArrayList<>();
        for (Source<? extends TypeNode> source : sources) {
            if (source.node() instanceof Composite composite) {
                for (String implemented : composite.interfaces()) {
                    joins.add(
                            Application.named("join__implements")
                                    .constant("graph", context.graph(source.subgraph()))
                                    .string("interface", implemented)
                                    .build());
                }
            }
        }
        for (Source<? extends TypeNode> source : sources) {
            addTypes(source, joins, context);
        }
        joins.addAll(context.directives().passOn(sources, context));
        return joins;
    }

    private static void addTypes(
            Source<? extends TypeNode> source, List<Application> joins, MergeContext context) {
        TypeNode type = source.node();
        boolean interfaceObject = SubgraphSchema.isInterfaceObject(type);
        List<Applied> keys = type.applied(FederationDirective.KEY).toList();
        if (keys.isEmpty()) {
            joins.add(start(source, context).isTrue("isInterfaceObject", interfaceObject).build());
        }
        for (Applied key : keys) {
            Application.Builder join = start(source, context);
            key.string("fields").ifPresent(fields -> join.string("key", fields));
            join.isTrue("extension", key.extension() || type.has(FederationDirective.EXTENDS));
            key.argument("resolvable").ifPresent(value -> join.with("resolvable", value));
            joins.add(join.isTrue("isInterfaceObject", interfaceObject).build());
        }
    }

    private static Application.Builder start(
            Source<? extends TypeNode> source, MergeContext context) {
        return Application.named("join__type").constant("graph", context.graph(source.subgraph()));
    }
}
