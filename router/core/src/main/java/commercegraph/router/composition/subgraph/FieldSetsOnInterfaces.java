package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.federation.FederationDirective;
import java.util.List;

/// Federation 1 overlooked `@key` on interfaces, `@requires` and `@provides` on their fields, and
/// `@provides` where there is nothing to provide. Before: `count: Int @provides(fields: "x")`.
/// After: `count: Int`.
final class FieldSetsOnInterfaces implements FederationOneUpgrade.Rewriting {
    private final SubgraphSchema schema;

    FieldSetsOnInterfaces(SubgraphSchema schema) {
        this.schema = schema;
    }

    @Override
    public List<Applied> type(Composite type) {
        return type.isInterface()
                ? FederationOneUpgrade.without(type.directives(), FederationDirective.KEY)
                : type.directives();
    }

    @Override
    public List<Applied> field(Composite parent, FieldNode field) {
        List<Applied> kept = field.directives();
        if (parent.isInterface()) {
            kept = FederationOneUpgrade.without(kept, FederationDirective.REQUIRES);
        }
        TypeNode target = schema.type(field.type().baseName());
        boolean composite = target instanceof Composite || target instanceof TypeNode.Union;
        return parent.isInterface() || !composite
                ? FederationOneUpgrade.without(kept, FederationDirective.PROVIDES)
                : kept;
    }
}
