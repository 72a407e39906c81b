package commercegraph.router.querygraph;

import commercegraph.router.federation.FieldSet;
import commercegraph.router.supergraph.TypeDefinition.ObjectType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Numbers that are equal for what the planner treats alike. The implementations of a large
/// interface mostly differ in name only, and are then planned once.
record Likeness(int[] types, List<Map<String, Integer>> fields) {

    static Likeness of(List<ObjectType> objects, MoveTables moves) {
        Map<Object, Integer> known = new HashMap<>();
        List<Map<String, Integer>> fields = new ArrayList<>();
        int[] types = new int[objects.size()];
        for (int type = 0; type < types.length; type++) {
            String self = objects.get(type).name();
            Map<String, Integer> numbers = new HashMap<>();
            moves.fields()
                    .get(type)
                    .forEach((name, ways) -> numbers.put(name, number(known, moves(ways, self))));
            fields.add(numbers);
            types[type] = number(known, keys(moves.keys().get(type), self, numbers));
        }
        return new Likeness(types, fields);
    }

    private static int number(Map<Object, Integer> known, Object like) {
        return known.computeIfAbsent(like, _ -> known.size() + 1);
    }

    /// The type's own name is left out.
    private static List<@Nullable FieldMove> moves(@Nullable FieldMove[] ways, String self) {
        return Arrays.stream(ways)
                .<@Nullable FieldMove>map(
                        way ->
                                way == null || !way.on().equals(self)
                                        ? way
                                        : new FieldMove(
                                                way.subgraph(),
                                                "",
                                                false,
                                                way.definition(),
                                                way.target(),
                                                way.resolvable()))
                .toList();
    }

    private static List<Object> keys(
            List<KeyMove> keys, String self, Map<String, Integer> fieldNumbers) {
        List<Object> like = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (KeyMove key : keys) {
            String typename = key.typename().equals(self) ? "" : key.typename();
            like.add(new KeyMove(key.subgraph(), typename, key.interfaceObject(), key.fields()));
            collect(key.fields().selections(), names);
        }
        names.forEach(name -> like.add(fieldNumbers.getOrDefault(name, 0)));
        return like;
    }

    private static void collect(List<FieldSet.Selection> selections, Set<String> names) {
        for (FieldSet.Selection selection : selections) {
            switch (selection) {
                case FieldSet.Field field -> names.add(field.name());
                case FieldSet.TypeCondition condition -> collect(condition.selections(), names);
            }
        }
    }
}
