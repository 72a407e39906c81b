package commercegraph.router.querygraph;

import commercegraph.router.federation.SubgraphName;
import commercegraph.router.supergraph.Contexts;
import commercegraph.router.supergraph.FieldDefinition;
import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.supergraph.TypeDefinition;
import commercegraph.router.supergraph.TypeDefinition.ObjectType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The look-up tables of a query graph; lists are by number of subgraph or object type.
///
/// @param untold types whose values' `__typename` is, or may be, that of an interface object there
/// @param setting by context the types that set it
/// @param likeness equal numbers for types with the same keys, whose key fields are resolved alike
record GraphTables(
        List<SubgraphName> subgraphs,
        List<String> typeNames,
        Map<String, Integer> typeNumbers,
        Map<String, TypeSet> possible,
        List<Map<String, TypeSet>> possibleIn,
        List<Set<String>> interfaceObjects,
        List<Set<String>> untold,
        List<@Nullable String[]> namesIn,
        List<Map<String, FieldDefinition>> fields,
        List<Map<String, @Nullable FieldMove[]>> moves,
        List<Map<String, List<FieldMove>>> resolvers,
        List<List<KeyMove>> keyMoves,
        Map<String, List<KeyMove>> interfaceKeyMoves,
        Map<String, TypeSet> setting,
        int[] likeness,
        List<Map<String, Integer>> fieldLikeness) {

    static GraphTables of(Supergraph supergraph, Set<String> labels) {
        List<SubgraphName> subgraphs = List.copyOf(supergraph.subgraphs().keySet());
        List<ObjectType> objects =
                supergraph.types().values().stream()
                        .filter(ObjectType.class::isInstance)
                        .map(ObjectType.class::cast)
                        .toList();
        Map<String, Integer> numbers = new HashMap<>();
        objects.forEach(type -> numbers.put(type.name(), numbers.size()));
        PossibleTables possible = PossibleTables.of(supergraph, subgraphs, numbers);
        MoveTables moves = MoveTables.of(supergraph, subgraphs, objects, possible, labels);
        Likeness likeness = Likeness.of(objects, moves);
        return new GraphTables(
                subgraphs,
                objects.stream().map(TypeDefinition::name).toList(),
                Map.copyOf(numbers),
                possible.overall(),
                possible.in(),
                possible.interfaceObjects(),
                possible.untold(),
                moves.namesIn(),
                objects.stream().map(ObjectType::fields).toList(),
                moves.fields(),
                resolvers(moves.fields()),
                moves.keys(),
                moves.interfaceKeys(),
                setting(Contexts.of(supergraph), numbers),
                likeness.types(),
                likeness.fields());
    }

    private static Map<String, TypeSet> setting(Contexts contexts, Map<String, Integer> numbers) {
        Map<String, TypeSet> setting = new HashMap<>();
        contexts.byType()
                .forEach(
                        (type, names) -> {
                            Integer number = numbers.get(type);
                            if (number != null) {
                                names.forEach(
                                        name ->
                                                setting.merge(
                                                        name, TypeSet.of(number), TypeSet::or));
                            }
                        });
        return setting;
    }

    private static List<Map<String, List<FieldMove>>> resolvers(
            List<Map<String, @Nullable FieldMove[]>> moves) {
        List<Map<String, List<FieldMove>>> resolvers = new ArrayList<>();
        for (Map<String, @Nullable FieldMove[]> fields : moves) {
            Map<String, List<FieldMove>> byField = new HashMap<>();
            fields.forEach((name, all) -> byField.put(name, resolvable(all)));
            resolvers.add(byField);
        }
        return resolvers;
    }

    private static List<FieldMove> resolvable(@Nullable FieldMove[] moves) {
        List<FieldMove> resolvable = new ArrayList<>();
        for (FieldMove move : moves) {
            if (move != null && move.resolvable()) {
                resolvable.add(move);
            }
        }
        return List.copyOf(resolvable);
    }
}
