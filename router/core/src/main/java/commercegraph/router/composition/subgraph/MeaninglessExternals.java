package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.federation.FederationDirective;
import java.util.List;

/// Before: `interface I { x: Int @external }`, `type T @external { x: Int }`. After: both without
/// `@external`.
final class MeaninglessExternals implements FederationOneUpgrade.Rewriting {
    @Override
    public List<Applied> type(Composite type) {
        return FederationOneUpgrade.without(type.directives(), FederationDirective.EXTERNAL);
    }

    @Override
    public List<Applied> field(Composite parent, FieldNode field) {
        return parent.isInterface()
                ? FederationOneUpgrade.without(field.directives(), FederationDirective.EXTERNAL)
                : field.directives();
    }
}
