package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.federation.FederationDirective;
import java.util.List;
import java.util.Optional;

/// Removes a `@tag` from an external field where the field has the same tag elsewhere. Before:
/// `name: String @external @tag(name: "x")` here and `name: String @tag(name: "x")` there. After:
/// the tag is there only.
final class TagsOnExternals implements FederationOneUpgrade.Rewriting {
    private final List<SubgraphSchema> others;

    TagsOnExternals(List<SubgraphSchema> others) {
        this.others = others;
    }

    @Override
    public List<Applied> field(Composite parent, FieldNode field) {
        return field.has(FederationDirective.EXTERNAL)
                ? field.directives().stream()
                        .filter(
                                applied ->
                                        applied.federation() != FederationDirective.TAG
                                                || !isElsewhere(field, applied.string("name")))
                        .toList()
                : field.directives();
    }

    private boolean isElsewhere(FieldNode field, Optional<String> tag) {
        return others.stream()
                .flatMap(other -> other.field(field.parent(), field.name()).stream())
                .filter(there -> !there.has(FederationDirective.EXTERNAL))
                .flatMap(there -> there.applied(FederationDirective.TAG))
                .anyMatch(applied -> applied.string("name").equals(tag));
    }
}
