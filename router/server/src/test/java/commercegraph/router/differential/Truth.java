package commercegraph.router.differential;

import commercegraph.router.differential.World.Field;
import commercegraph.router.differential.World.Key;
import commercegraph.router.differential.World.Kind;
import commercegraph.router.differential.World.ObjectType;
import commercegraph.router.differential.World.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is true in a world: the value of each field of each object. It depends on the world's seed
/// and the names alone, so that a world made smaller keeps its values.
final class Truth {
    /// Of each entity.
    static final int OBJECTS = 4;

    static final int FORGOTTEN = OBJECTS - 1;
    static final int WITHOUT_CODE = 1;

    private static final int NULL_OF = 7;

    private final World world;

    Truth(World world) {
        this.world = world;
    }

    /// An object.
    ///
    /// @param index of an entity's object; below 0 for a value
    /// @param path what it is told apart by
    record Thing(String type, int index, String path) {
        static Thing entity(String type, int index) {
            return new Thing(type, index, type + "#" + index);
        }
    }

    /// One that must not be in any subgraph's answer: the subgraph has no value there.
    record Fault(String message) {}

    /// Whether the subgraph knows the entity's object.
    boolean knows(int subgraph, Thing thing) {
        ObjectType type = world.object(thing.type);
        if (type.role() != Role.ENTITY) {
            return true;
        }
        List<Key> keys = type.keys().getOrDefault(subgraph, List.of());
        boolean lost =
                type.codeIsNullable()
                        && thing.index == WITHOUT_CODE
                        && keys.stream().allMatch(key -> key.text().equals("code"));
        return !lost && !(thing.index == FORGOTTEN && type.forgetful().contains(subgraph));
    }

    /// A scalar, a [Thing], a [Fault], null or a list of them.
    @Nullable Object value(Thing thing, Field field) {
        return value(thing, field, "");
    }

    /// @param variant of a field that has several values
    @Nullable Object value(Thing thing, Field field, String variant) {
        if (field.in().stream().noneMatch(it -> knows(it, thing))) {
            return null;
        }
        String name = thing.path + "." + field.name() + variant;
        if (field.is(World.Mark.FAULTY) && hash(name, "fault") % 3 == 0) {
            return new Fault("no " + name);
        }
        return list(thing, field, name, field.lists());
    }

    private @Nullable Object list(Thing thing, Field field, String path, int depth) {
        boolean outer = depth == field.lists();
        boolean never =
                outer ? field.nonNull() || field.name().equals("code") : field.is(World.Mark.SOLID);
        if (!never && hash(path, "null") % NULL_OF == 0) {
            return null;
        }
        if (depth == 0) {
            return single(thing, field, path);
        }
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = hash(path, "size") % 4; i > 0; i--) {
            items.add(list(thing, field, path + "." + i, depth - 1));
        }
        return items;
    }

    private @Nullable Object single(Thing thing, Field field, String path) {
        return switch (field.kind()) {
            case Kind.Leaf(var type) -> leaf(thing, field, type, path);
            case Kind.Echo _ -> path;
            case Kind.Turn _ -> 0;
            case Kind.To(var target) -> target(field, target, path);
        };
    }

    private @Nullable Object leaf(Thing thing, Field field, String type, String path) {
        if (field.name().equals("id") || field.name().equals("code")) {
            return key(thing, field, type);
        }
        if (field.name().equals("y")) {
            return path;
        }
        int hash = hash(path, "value");
        return switch (type) {
            case "Int" -> hash % 1000;
            case "Float" -> hash % 1000 / 4.0;
            case "Boolean" -> hash % 2 == 0;
            case WorldSdl.ENUM -> enumValue(field, hash);
            case WorldSdl.BLOB -> blob(hash);
            default -> "text " + hash % 1000;
        };
    }

    /// What a scalar of one's own may hold: any JSON.
    private static Object blob(int hash) {
        return switch (hash % 5) {
            case 0 -> Map.of("id", hash % 100, "inner", List.of(true, "x"));
            case 1 -> List.of(1, List.of(), "two");
            case 2 -> Map.of();
            case 3 -> hash % 3 == 0;
            default -> "blob \" " + hash % 100;
        };
    }

    private static @Nullable Object key(Thing thing, Field field, String type) {
        if (field.name().equals("code") && !field.nonNull() && thing.index == WITHOUT_CODE) {
            return null;
        }
        int number = thing.index + (field.name().equals("id") ? 1 : 11);
        return type.equals("Int")
                ? (Object) number
                : "%s-%s-%d".formatted(thing.type, field.name(), number);
    }

    private static String enumValue(Field field, int hash) {
        Set<String> values = new TreeSet<>(WorldSdl.ENUM_VALUES);
        field.in().forEach(it -> values.retainAll(WorldSdl.enumValues(it)));
        return List.copyOf(values).get(hash % values.size());
    }

    private @Nullable Object target(Field field, String target, String path) {
        List<Thing> candidates = new ArrayList<>();
        for (String type : possible(field, target)) {
            if (world.object(type).role() == Role.VALUE) {
                candidates.add(new Thing(type, -1, path));
                continue;
            }
            for (int i = 0; i < OBJECTS; i++) {
                Thing one = Thing.entity(type, i);
                if (field.in().stream().allMatch(it -> knows(it, one))) {
                    candidates.add(one);
                }
            }
        }
        return candidates.isEmpty()
                ? null
                : candidates.get(hash(path, "target") % candidates.size());
    }

    private Set<String> possible(Field field, String target) {
        Set<String> possible = new LinkedHashSet<>();
        boolean first = true;
        for (int subgraph : field.in()) {
            if (first) {
                possible.addAll(world.possible(subgraph, target));
            } else {
                possible.retainAll(world.possible(subgraph, target));
            }
            first = false;
        }
        return possible;
    }

    private int hash(String path, String what) {
        long hash = world.seed() * 31 + Objects.hash(path, what);
        hash = (hash ^ (hash >>> 31)) * 0x9E3779B97F4A7C15L;
        return (int) ((hash ^ (hash >>> 29)) & 0x7fffffff);
    }
}
