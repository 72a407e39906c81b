package commercegraph.router.querygraph;

import commercegraph.router.federation.SubgraphName;
import commercegraph.router.supergraph.FieldDefinition;
import commercegraph.router.supergraph.Key;
import commercegraph.router.supergraph.SubgraphField;
import commercegraph.router.supergraph.SubgraphType;
import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.supergraph.TypeDefinition;
import commercegraph.router.supergraph.TypeDefinition.InterfaceType;
import commercegraph.router.supergraph.TypeDefinition.ObjectType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The moves of each object type, by field and subgraph.
record MoveTables(
        List<@Nullable String[]> namesIn,
        List<Map<String, @Nullable FieldMove[]>> fields,
        List<List<KeyMove>> keys,
        Map<String, List<KeyMove>> interfaceKeys) {

    static MoveTables of(
            Supergraph supergraph,
            List<SubgraphName> subgraphs,
            List<ObjectType> objects,
            PossibleTables possible,
            Set<String> labels) {
        MoveTables tables =
                new MoveTables(
                        new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        for (int subgraph = 0; subgraph < subgraphs.size(); subgraph++) {
            tables.namesIn.add(
                    namesIn(
                            subgraphs.get(subgraph),
                            objects,
                            possible.interfaceObjects(),
                            possible,
                            subgraph));
        }
        for (int type = 0; type < objects.size(); type++) {
            tables.addObject(supergraph, subgraphs, objects.get(type), type, labels);
        }
        for (TypeDefinition type : supergraph.types().values()) {
            if (type instanceof InterfaceType iface) {
                tables.interfaceKeys.put(iface.name(), keys(iface, subgraphs));
            }
        }
        return tables;
    }

    private static @Nullable String[] namesIn(
            SubgraphName subgraph,
            List<ObjectType> objects,
            List<Set<String>> interfaceObjects,
            PossibleTables possible,
            int number) {
        @Nullable String[] names = new String[objects.size()];
        for (String iface : interfaceObjects.get(number)) {
            possible.overall()
                    .getOrDefault(iface, TypeSet.EMPTY)
                    .forEach(type -> names[type] = iface);
        }
        for (int type = 0; type < names.length; type++) {
            if (objects.get(type).in().containsKey(subgraph)) {
                names[type] = objects.get(type).name();
            }
        }
        return names;
    }

    private void addObject(
            Supergraph supergraph,
            List<SubgraphName> subgraphs,
            ObjectType type,
            int number,
            Set<String> labels) {
        Map<String, @Nullable FieldMove[]> moves = new HashMap<>();
        for (FieldDefinition field : type.fields().values()) {
            @Nullable FieldMove[] bySubgraph = new FieldMove[subgraphs.size()];
            for (int subgraph = 0; subgraph < bySubgraph.length; subgraph++) {
                String on = namesIn.get(subgraph)[number];
                if (on != null) {
                    bySubgraph[subgraph] =
                            move(
                                    supergraph,
                                    subgraphs.get(subgraph),
                                    subgraph,
                                    on,
                                    type,
                                    field,
                                    labels);
                }
            }
            moves.put(field.name(), bySubgraph);
        }
        fields.add(moves);
        List<KeyMove> ways = new ArrayList<>();
        for (int subgraph = 0; subgraph < subgraphs.size(); subgraph++) {
            String on = namesIn.get(subgraph)[number];
            if (on != null && supergraph.types().get(on) instanceof TypeDefinition known) {
                ways.addAll(keys(known, subgraphs.get(subgraph), subgraph));
            }
        }
        keys.add(List.copyOf(ways));
    }

    private static @Nullable FieldMove move(
            Supergraph supergraph,
            SubgraphName subgraph,
            int number,
            String on,
            ObjectType type,
            FieldDefinition field,
            Set<String> labels) {
        boolean interfaceObject = !on.equals(type.name());
        FieldDefinition declared =
                interfaceObject && supergraph.types().get(on) instanceof InterfaceType iface
                        ? iface.fields().get(field.name())
                        : field;
        SubgraphField definition = declared == null ? null : declared.in().get(subgraph);
        if (declared == null || definition == null) {
            return null;
        }
        return new FieldMove(
                number,
                on,
                interfaceObject,
                definition,
                definition.type().baseName(),
                isResolvable(declared, subgraph, labels));
    }

    /// With a label, exactly one of the two subgraphs resolves the field: the new one while the
    /// label is on, the old one while it is off.
    static boolean isResolvable(FieldDefinition field, SubgraphName subgraph, Set<String> labels) {
        SubgraphField definition = field.in().get(subgraph);
        if (definition == null || definition.external()) {
            return false;
        }
        Optional<String> label = definition.override().flatMap(SubgraphField.Override::label);
        if (label.isPresent() && !labels.contains(label.get())) {
            return false;
        }
        return overriding(field, subgraph)
                .map(override -> override.label().map(it -> !labels.contains(it)).orElse(false))
                .orElse(!definition.usedOverridden());
    }

    /// The labels that [#isResolvable] depends on.
    static Set<String> labels(FieldDefinition field, SubgraphName subgraph) {
        SubgraphField definition = field.in().get(subgraph);
        if (definition == null || definition.external()) {
            return Set.of();
        }
        Set<String> labels = new HashSet<>();
        definition.override().flatMap(SubgraphField.Override::label).ifPresent(labels::add);
        overriding(field, subgraph).flatMap(SubgraphField.Override::label).ifPresent(labels::add);
        return labels;
    }

    private static Optional<SubgraphField.Override> overriding(
            FieldDefinition field, SubgraphName subgraph) {
        return field.in().values().stream()
                .flatMap(other -> other.override().stream())
                .filter(override -> override.from().equals(subgraph.value()))
                .findFirst();
    }

    private static List<KeyMove> keys(InterfaceType type, List<SubgraphName> subgraphs) {
        List<KeyMove> ways = new ArrayList<>();
        for (int subgraph = 0; subgraph < subgraphs.size(); subgraph++) {
            ways.addAll(keys(type, subgraphs.get(subgraph), subgraph));
        }
        return List.copyOf(ways);
    }

    private static List<KeyMove> keys(TypeDefinition type, SubgraphName subgraph, int number) {
        SubgraphType known = type.in().get(subgraph);
        if (known == null) {
            return List.of();
        }
        return known.keys().stream()
                .filter(Key::resolvable)
                .map(key -> new KeyMove(number, type.name(), known.interfaceObject(), key.fields()))
                .toList();
    }
}
