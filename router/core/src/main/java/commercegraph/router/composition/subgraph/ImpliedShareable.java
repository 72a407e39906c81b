package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.federation.FederationDirective;
import graphql.language.Directive;
import java.util.ArrayList;
import java.util.List;

/// Writes `@shareable` down where Federation 1 took it for granted: at every value type that
/// another subgraph has, and at every field of an entity or a root type, but for keys, that another
/// subgraph resolves too.
///
/// Before: `type Money { amount: Int }` in two subgraphs. After: `type Money { amount: Int
/// @shareable }`.
final class ImpliedShareable implements FederationOneUpgrade.Rewriting {
    private final SubgraphSchema original;
    private final List<SubgraphSchema> others;

    ImpliedShareable(SubgraphSchema original, List<SubgraphSchema> others) {
        this.original = original;
        this.others = others;
    }

    @Override
    public List<Applied> field(Composite parent, FieldNode field) {
        if (parent.isInterface()
                || parent.name().equals("Subscription")
                || !isShared(parent, field)) {
            return field.directives();
        }
        List<Applied> directives = new ArrayList<>(field.directives());
        directives.add(
                new Applied(
                        FederationDirective.SHAREABLE,
                        Directive.newDirective().name("shareable").build(),
                        field.part(),
                        false,
                        field.place()));
        return directives;
    }

    private boolean isShared(Composite parent, FieldNode field) {
        boolean valueType = !parent.has(FederationDirective.KEY) && !original.isRoot(parent.name());
        if (valueType) {
            return others.stream().anyMatch(other -> other.type(parent.name()) != null);
        }
        return !original.facts().isShareable(field)
                && others.stream()
                        .anyMatch(
                                other ->
                                        other.field(parent.name(), field.name())
                                                .filter(
                                                        there ->
                                                                !other.facts()
                                                                        .isFullyExternal(there))
                                                .isPresent());
    }
}
