package commercegraph.router.composition.merge;

import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode;
import commercegraph.router.composition.subgraph.TypeNode.Composite;
import java.util.ArrayList;
import java.util.List;

/// A field over all subgraphs.
///
/// @param present who has it
/// @param absent who has its type but not the field
/// @param abstracted who has no such type, but an interface object that stands for it and has the
///     field
record FieldSources(
        String parent,
        String name,
        List<Source<FieldNode>> present,
        List<SubgraphSchema> absent,
        List<Source<FieldNode>> abstracted) {

    static FieldSources of(
            Composite type, String name, List<Source<Composite>> types, MergeContext context) {
        List<Source<FieldNode>> present = new ArrayList<>();
        for (Source<Composite> source : types) {
            FieldNode field = source.node().fields().get(name);
            if (field != null) {
                present.add(new Source<>(source.subgraph(), field));
            }
        }
        List<SubgraphSchema> absent = new ArrayList<>();
        List<Source<FieldNode>> abstracted = new ArrayList<>();
        for (SubgraphSchema subgraph : context.subgraphs()) {
            boolean known = present.stream().anyMatch(source -> source.subgraph() == subgraph);
            if (!known && subgraph.type(type.name()) != null) {
                absent.add(subgraph);
            } else if (!known && Hierarchy.kind(type) == TypeNode.Kind.OBJECT) {
                addAbstracted(type.name(), name, subgraph, context, abstracted);
            }
        }
        return new FieldSources(type.name(), name, present, absent, abstracted);
    }

    private static void addAbstracted(
            String type,
            String name,
            SubgraphSchema subgraph,
            MergeContext context,
            List<Source<FieldNode>> abstracted) {
        for (String implemented : context.hierarchy().interfaces(type)) {
            Composite candidate = subgraph.composite(implemented);
            FieldNode field =
                    candidate != null && !candidate.isInterface()
                            ? candidate.fields().get(name)
                            : null;
            if (field != null) {
                abstracted.add(new Source<>(subgraph, field));
            }
        }
    }

    String coordinate() {
        return parent + "." + name;
    }

    /// Who resolves it: those that have it and do not mark it external.
    List<Source<FieldNode>> resolving() {
        return present.stream()
                .filter(source -> !source.subgraph().facts().isExternal(source.node()))
                .toList();
    }

    List<Source<FieldNode>> external() {
        return present.stream()
                .filter(source -> source.subgraph().facts().isExternal(source.node()))
                .toList();
    }
}
