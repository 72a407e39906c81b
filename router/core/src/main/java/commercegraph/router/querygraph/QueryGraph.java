package commercegraph.router.querygraph;

import commercegraph.router.federation.SubgraphName;
import commercegraph.router.supergraph.FieldDefinition;
import commercegraph.router.supergraph.SubgraphField;
import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.supergraph.TypeDefinition;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What can be reached from where. Subgraphs and object types are numbered in the order of the
/// supergraph. Immutable, for any number of threads.
public final class QueryGraph {
    private final Supergraph supergraph;
    private final GraphTables tables;

    private QueryGraph(Supergraph supergraph, GraphTables tables) {
        this.supergraph = supergraph;
        this.tables = tables;
    }

    /// @param labels the labels of `@override` that are on; others are off
    public static QueryGraph of(Supergraph supergraph, Set<String> labels) {
        return new QueryGraph(supergraph, GraphTables.of(supergraph, labels));
    }

    public Supergraph supergraph() {
        return supergraph;
    }

    public int subgraphCount() {
        return tables.subgraphs().size();
    }

    public SubgraphName subgraph(int number) {
        return tables.subgraphs().get(number);
    }

    public String typeName(int type) {
        return tables.typeNames().get(type);
    }

    public List<String> typeNames(TypeSet types) {
        return types.stream().mapToObj(this::typeName).toList();
    }

    /// The number of an object type, or -1.
    public int typeNumber(String name) {
        return tables.typeNumbers().getOrDefault(name, -1);
    }

    /// The object types that a value of the composite type may have, in any subgraph; empty for
    /// other types.
    public TypeSet possible(String type) {
        return tables.possible().getOrDefault(type, TypeSet.EMPTY);
    }

    /// The same, as values that come from one subgraph. Those of an interface object are the
    /// interface's implementations, though the subgraph cannot name them.
    public TypeSet possibleIn(int subgraph, String type) {
        return tables.possibleIn().get(subgraph).getOrDefault(type, TypeSet.EMPTY);
    }

    /// Whether the subgraph has the interface as an object type.
    public boolean isInterfaceObject(int subgraph, String type) {
        return tables.interfaceObjects().get(subgraph).contains(type);
    }

    /// Whether each value of the type tells its object type in `__typename` there.
    public boolean tellsTypes(int subgraph, String type) {
        return !tables.untold().get(subgraph).contains(type);
    }

    /// The name by which the subgraph knows objects of the type: its own, or that of an interface
    /// object; null where it does not know them.
    public @Nullable String nameIn(int subgraph, int type) {
        return tables.namesIn().get(subgraph)[type];
    }

    /// A field of an object type; null when it has none of the name.
    public @Nullable FieldDefinition field(int type, String field) {
        return tables.fields().get(type).get(field);
    }

    /// How the subgraph declares the field of an object type; null when it does not.
    public @Nullable FieldMove move(int subgraph, int type, String field) {
        @Nullable FieldMove[] moves = tables.moves().get(type).get(field);
        return moves == null ? null : moves[subgraph];
    }

    /// The subgraphs that resolve the field, in order.
    public List<FieldMove> resolvers(int type, String field) {
        return tables.resolvers().get(type).getOrDefault(field, List.of());
    }

    /// The ways into subgraphs for an object whose type is known.
    public List<KeyMove> keyMoves(int type) {
        return tables.keyMoves().get(type);
    }

    /// The ways into subgraphs for an object of which only the interface is known.
    public List<KeyMove> interfaceKeyMoves(String type) {
        return tables.interfaceKeyMoves().getOrDefault(type, List.of());
    }

    /// The object types that set the context, by themselves or by an interface or union.
    public TypeSet setting(String context) {
        return tables.setting().getOrDefault(context, TypeSet.EMPTY);
    }

    /// The base type of the field as the subgraph's schema has it on this type, object type or
    /// interface; null when it does not have it there.
    public @Nullable String declared(int subgraph, String type, String field) {
        return supergraph.types().get(type) instanceof TypeDefinition.Composite composite
                        && composite.fields().get(field) instanceof FieldDefinition definition
                        && definition.in().get(subgraph(subgraph)) instanceof SubgraphField own
                ? own.type().baseName()
                : null;
    }

    /// Parts of the set whose types are alike in all that decides how the field is fetched: keys,
    /// and who resolves it how.
    public List<TypeSet> alike(TypeSet types, String field) {
        return parts(
                types,
                type ->
                        ((long) tables.likeness()[type] << 32)
                                | tables.fieldLikeness().get(type).getOrDefault(field, 0));
    }

    /// Parts of the set whose types have the same keys and resolve their key fields alike.
    public List<TypeSet> alike(TypeSet types) {
        return parts(types, type -> tables.likeness()[type]);
    }

    /// Mostly there is one part.
    private static List<TypeSet> parts(TypeSet types, IntToLongFunction likeness) {
        if (types.isEmpty()) {
            return List.of();
        }
        int first = types.first();
        int other = types.after(first);
        if (other < 0) {
            return List.of(types);
        }
        long alike = likeness.applyAsLong(first);
        while (other >= 0 && likeness.applyAsLong(other) == alike) {
            other = types.after(other);
        }
        if (other < 0) {
            return List.of(types);
        }
        Map<Long, BitSet> parts = new LinkedHashMap<>();
        types.forEach(
                type ->
                        parts.computeIfAbsent(likeness.applyAsLong(type), _ -> new BitSet())
                                .set(type));
        return parts.values().stream().map(TypeSet::of).toList();
    }

    public boolean isComposite(String type) {
        return tables.possible().containsKey(type);
    }

    public boolean isAbstract(String type) {
        return isComposite(type) && typeNumber(type) < 0;
    }

    /// Whether the subgraph resolves the field by itself while the labels are on and others off.
    public static boolean isResolvable(
            FieldDefinition field, SubgraphName subgraph, Set<String> labels) {
        return MoveTables.isResolvable(field, subgraph, labels);
    }

    /// The labels that decide whether the subgraph resolves the field.
    public static Set<String> labels(FieldDefinition field, SubgraphName subgraph) {
        return MoveTables.labels(field, subgraph);
    }

    /// Every label that an `@override` of the supergraph has.
    public static Set<String> labels(Supergraph supergraph) {
        return supergraph.types().values().stream()
                .filter(TypeDefinition.Composite.class::isInstance)
                .flatMap(type -> ((TypeDefinition.Composite) type).fields().values().stream())
                .flatMap(field -> field.in().values().stream())
                .flatMap(field -> field.override().stream())
                .flatMap(override -> override.label().stream())
                .collect(
                        Collectors.collectingAndThen(
                                Collectors.toSet(), Collections::unmodifiableSet));
    }
}
