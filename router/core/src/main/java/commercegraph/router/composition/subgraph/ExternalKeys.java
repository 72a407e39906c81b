package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.federation.FederationDirective;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// An extension knows its key fields, although Federation 1 wanted them marked external. One
/// without a key of its own knows those of the first key elsewhere. What is marked an extension is
/// an ordinary type from here on.
///
/// Before: `extend type User @key(fields: "id") { id: ID! @external }`. After: `id: ID!`.
final class ExternalKeys implements FederationOneUpgrade.Rewriting {
    private final SubgraphSchema schema;
    private final List<SubgraphSchema> others;

    ExternalKeys(SubgraphSchema schema, List<SubgraphSchema> others) {
        this.schema = schema;
        this.others = others;
    }

    @Override
    public List<Applied> type(Composite type) {
        return FederationOneUpgrade.mapped(
                type.directives(),
                applied ->
                        new Applied(
                                applied.federation(),
                                applied.node(),
                                applied.part(),
                                false,
                                applied.place()));
    }

    @Override
    public List<Applied> field(Composite parent, FieldNode field) {
        return isExtension(parent) && keyFields(parent).contains(field.name())
                ? FederationOneUpgrade.without(field.directives(), FederationDirective.EXTERNAL)
                : field.directives();
    }

    /// A key that was no string makes a definition of an extension: whoever composed Federation 1
    /// relied on that.
    private static boolean isExtension(Composite type) {
        return type.has(FederationDirective.EXTENDS)
                || (!type.origin().defined()
                        && type.directives().stream().allMatch(Applied::extension));
    }

    private Set<String> keyFields(Composite type) {
        Set<String> fields = new HashSet<>();
        List<Applied> keys = type.applied(FederationDirective.KEY).toList();
        if (!keys.isEmpty()) {
            keys.forEach(key -> addFields(schema, type, key, fields));
            return fields;
        }
        for (SubgraphSchema other : others) {
            Composite there = other.composite(type.name());
            if (there != null) {
                Stream<Applied> first = there.first(FederationDirective.KEY).stream();
                first.forEach(key -> addFields(other, there, key, fields));
            }
        }
        return fields;
    }

    /// Those of the type itself, not of what is below it.
    private static void addFields(
            SubgraphSchema subgraph, Composite type, Applied key, Set<String> into) {
        FieldSets.of(key)
                .ifPresent(
                        set ->
                                FieldSets.targets(subgraph, type.name(), set, false).stream()
                                        .filter(field -> field.parent().equals(type.name()))
                                        .forEach(field -> into.add(field.name())));
    }
}
