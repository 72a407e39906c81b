package commercegraph.router.differential;

import commercegraph.router.differential.World.Abstract;
import commercegraph.router.differential.World.Field;
import commercegraph.router.differential.World.Key;
import commercegraph.router.differential.World.Kind;
import commercegraph.router.differential.World.ObjectType;
import commercegraph.router.differential.World.Pick;
import commercegraph.router.differential.World.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Makes a random world: entities with keys of many shapes and fields spread over the subgraphs,
/// values, interfaces, unions. What refers from one to another is [WorldLinks]' part, what fields
/// need [WorldRequirements]', the rest [WorldMarks]'. A composer may still find that something
/// cannot be reached: such a world is left out.
final class WorldMaker {
    private static final List<String> LEAVES =
            List.of(
                    "Int",
                    "String",
                    "Float",
                    "Boolean",
                    WorldSdl.ENUM,
                    WorldSdl.BLOB,
                    "String",
                    "Int");
    private static final List<String> ID_TYPES = List.of("ID", "ID", "String", "Int");

    final Dice dice;
    final int subgraphs;
    final Map<String, ObjectType> objects = new LinkedHashMap<>();
    final Map<String, Abstract> abstracts = new LinkedHashMap<>();
    private final Map<String, Plan> plans = new LinkedHashMap<>();

    /// Entities that only some may refer to.
    final Set<String> sheltered = new LinkedHashSet<>();

    /// The subgraph that is to have an interface as an object, while its members are made.
    private int reserved = -1;

    private WorldMaker(Dice dice) {
        this.dice = dice;
        this.subgraphs = dice.from(3, 5);
    }

    static World make(long seed) {
        Dice dice = new Dice(seed);
        WorldMaker maker = new WorldMaker(dice);
        maker.entities();
        maker.abstracts();
        maker.leaves();
        new WorldLinks(maker).make();
        WorldMarks marks = new WorldMarks(maker);
        marks.override();
        new WorldRequirements(maker).make();
        marks.make();
        WorldContexts contexts = new WorldContexts(maker, seed);
        contexts.make();
        return new World(
                seed, maker.subgraphs, maker.objects, maker.abstracts, contexts.contexts());
    }

    /// How an entity is known.
    ///
    /// @param hub the subgraph that knows all keys; in a chain it knows the first alone
    /// @param middle in a chain, the subgraph that knows both keys; below 0 for no chain
    private record Plan(List<List<Pick>> keys, int hub, int middle) {}

    private void entities() {
        for (String root : List.of(World.QUERY, World.MUTATION, World.SUBSCRIPTION)) {
            objects.put(root, object(root, Role.ROOT));
        }
        int count = dice.from(3, 6);
        for (int i = 0; i < count; i++) {
            String name = "T" + i;
            List<List<Pick>> keys = keys(i);
            boolean chain = keys.size() == 2 && dice.one(2);
            int hub = dice.below(subgraphs);
            entity(name, new Plan(keys, hub, chain ? dice.other(hub, subgraphs) : -1));
        }
    }

    private void entity(String name, Plan plan) {
        plans.put(name, plan);
        objects.put(name, object(name, Role.ENTITY));
        know(name, plan.hub);
        if (plan.middle >= 0) {
            know(name, plan.middle);
        }
    }

    /// One more entity, all of whose keys the subgraph knows.
    void entity(String name, int hub) {
        entity(name, new Plan(keys(0), hub, -1));
    }

    static ObjectType object(String name, Role role) {
        return new ObjectType(
                name, role, new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashSet<>(), false);
    }

    private List<List<Pick>> keys(int entity) {
        Pick id = Pick.of("id");
        Pick code = Pick.of("code");
        Pick nested = Pick.of("place", Pick.of("x"), Pick.of("y"));
        List<List<Pick>> others = new ArrayList<>();
        // More often than the others: of this one the key can be null.
        others.addAll(Collections.nCopies(4, List.of(code)));
        others.add(List.of(code, Pick.of("part")));
        others.add(List.of(nested));
        if (entity > 0) {
            others.add(List.of(code, Pick.of("owner", Pick.of("id"))));
        }
        List<List<Pick>> keys = new ArrayList<>();
        keys.add(List.of(id));
        if (dice.in(70)) {
            keys.add(dice.one(others));
        }
        return keys;
    }

    /// The subgraph gets to know the entity.
    void know(String name, int subgraph) {
        ObjectType type = object(name);
        if (type.role() != Role.ENTITY || type.keys().containsKey(subgraph)) {
            return;
        }
        Plan plan = planOf(name);
        List<List<Pick>> keys = new ArrayList<>();
        if (plan.middle >= 0 && subgraph == plan.hub) {
            keys.add(plan.keys.getFirst());
        } else if (subgraph == plan.hub || subgraph == plan.middle) {
            keys.addAll(plan.keys);
        } else {
            keys.add(dice.one(plan.keys));
        }
        knowBy(name, subgraph, keys);
    }

    /// The subgraph knows the entity by its `id` too.
    void knowById(String name, int subgraph) {
        know(name, subgraph);
        List<Key> known = object(name).keys().getOrDefault(subgraph, List.of());
        if (known.stream().noneMatch(it -> it.text().equals("id"))) {
            knowBy(name, subgraph, List.of(List.of(Pick.of("id"))));
        }
    }

    private void knowBy(String name, int subgraph, List<List<Pick>> keys) {
        List<Key> known = object(name).keys().computeIfAbsent(subgraph, _ -> new ArrayList<>());
        for (List<Pick> key : keys) {
            known.add(new Key(key, true));
            key.forEach(pick -> keyField(name, pick, subgraph));
        }
    }

    private void keyField(String name, Pick pick, int subgraph) {
        if (object(name).field(pick.field()).isEmpty()) {
            object(name).fields().add(newKeyField(name, pick.field()));
        }
        Field field = object(name).field(pick.field()).orElseThrow();
        field.in().add(subgraph);
        if (field.kind() instanceof Kind.To(var target)) {
            know(target, subgraph);
            if (object(target).role() == Role.ENTITY) {
                knowById(target, subgraph);
            } else {
                object(target).fields().forEach(it -> it.in().add(subgraph));
            }
        }
    }

    private Field newKeyField(String name, String field) {
        Set<Integer> in = new LinkedHashSet<>();
        return switch (field) {
            case "place" -> {
                ObjectType place = object("Place" + name, Role.VALUE);
                place.fields().add(Field.of("x", leaf(), true, new LinkedHashSet<>()));
                place.fields()
                        .add(Field.of("y", new Kind.Leaf("String"), true, new LinkedHashSet<>()));
                place.fields()
                        .add(Field.of("id", new Kind.Leaf("ID"), true, new LinkedHashSet<>()));
                objects.put(place.name(), place);
                yield Field.of(field, new Kind.To(place.name()), true, in);
            }
            case "owner" -> Field.of(field, new Kind.To("T0"), true, in);
            case "part" -> Field.of(field, leaf(), dice.one(2), in);
            case "code" -> Field.of(field, new Kind.Leaf("String"), true, in);
            default -> Field.of(field, new Kind.Leaf(dice.one(ID_TYPES)), true, in);
        };
    }

    private void abstracts() {
        for (int i = dice.below(3); i > 0; i--) {
            interfaceType("I" + i);
        }
        for (int i = dice.below(3); i > 0; i--) {
            Map<Integer, Set<String>> in = new LinkedHashMap<>();
            for (int j = dice.from(1, 3); j > 0; j--) {
                int subgraph = dice.below(subgraphs);
                List<String> may =
                        entityNames().stream().filter(it -> mayKnow(it, subgraph)).toList();
                if (may.isEmpty()) {
                    continue;
                }
                Set<String> members = new LinkedHashSet<>(dice.some(may));
                members.forEach(it -> know(it, subgraph));
                in.put(subgraph, members);
            }
            if (!in.isEmpty()) {
                abstracts.put(
                        "U" + i, new Abstract("U" + i, true, in, List.of(), -1, -1, List.of()));
            }
        }
    }

    private void interfaceType(String name) {
        int keyIn = dice.below(subgraphs);
        List<String> may = entityNames().stream().filter(it -> mayKnow(it, keyIn)).toList();
        if (may.isEmpty()) {
            return;
        }
        List<String> members = dice.some(may);
        List<Integer> strangers = strangers(members, keyIn);
        boolean object = dice.in(75) && !strangers.isEmpty();
        int home = object ? dice.one(strangers) : -1;
        reserved = home;
        Map<Integer, Set<String>> in = new LinkedHashMap<>();
        List<Field> common = new ArrayList<>();
        common.add(Field.of("id", new Kind.Leaf(idType(members)), true, new LinkedHashSet<>()));
        String prefix = name.toLowerCase(Locale.ROOT);
        for (int i = dice.below(4); i > 0; i--) {
            Field field = Field.of(prefix + "c" + i, leaf(), false, Set.of());
            common.add(field);
            members.forEach(it -> object(it).fields().add(spread(field, it)));
        }
        if (dice.in(40)) {
            leadBack(name, prefix + "me", keyIn, members, common);
        }
        members.forEach(it -> knowById(it, keyIn));
        in.put(keyIn, new LinkedHashSet<>(members));
        List<Field> extra = new ArrayList<>();
        reserved = -1;
        if (object && members.stream().noneMatch(it -> object(it).keys().containsKey(home))) {
            for (int i = dice.from(1, 3); i > 0; i--) {
                extra.add(Field.of(prefix + "x" + i, echoOrLeaf(), dice.in(15), Set.of(home)));
            }
        }
        alsoIn(in, members, home);
        abstracts.put(
                name,
                new Abstract(name, false, in, common, keyIn, extra.isEmpty() ? -1 : home, extra));
    }

    /// Subgraphs that know none of the types, which is what an interface object needs.
    private List<Integer> strangers(List<String> types, int but) {
        return IntStream.range(0, subgraphs)
                .filter(it -> it != but)
                .filter(it -> types.stream().noneMatch(type -> object(type).keys().containsKey(it)))
                .boxed()
                .toList();
    }

    /// A field of the interface's own type, which members may have of a narrower type.
    private void leadBack(
            String name, String field, int in, List<String> members, List<Field> common) {
        int lists = dice.in(30) ? 1 : 0;
        common.add(Field.of(field, new Kind.To(name), false, Set.of()).listed(lists));
        for (String member : members) {
            String target = dice.one(2) ? name : dice.one(members);
            object(member)
                    .fields()
                    .add(
                            Field.of(
                                            field,
                                            new Kind.To(target),
                                            dice.in(20),
                                            new LinkedHashSet<>(Set.of(in)))
                                    .listed(lists));
        }
    }

    /// A second subgraph may have the interface, and some of its members.
    private void alsoIn(Map<Integer, Set<String>> in, List<String> members, int home) {
        int second = dice.other(in.keySet().iterator().next(), subgraphs);
        List<String> may = members.stream().filter(it -> mayKnow(it, second)).toList();
        if (second != home && !may.isEmpty() && dice.one(2)) {
            List<String> some = dice.some(may);
            some.forEach(it -> knowById(it, second));
            in.put(second, new LinkedHashSet<>(some));
        }
    }

    /// One type of `id` for all the members of an interface.
    String idType(List<String> members) {
        for (String member : members) {
            ObjectType type = object(member);
            type.field("id")
                    .ifPresent(
                            it -> {
                                type.fields().remove(it);
                                type.fields()
                                        .add(Field.of("id", new Kind.Leaf("ID"), true, it.in()));
                            });
            if (type.field("id").isEmpty()) {
                type.fields().add(Field.of("id", new Kind.Leaf("ID"), true, new LinkedHashSet<>()));
            }
        }
        return "ID";
    }

    private Field spread(Field field, String type) {
        Set<Integer> in = owners(type, dice.in(30) ? 2 : 1);
        return Field.of(field.name(), field.kind(), false, in);
    }

    private void leaves() {
        for (String name : entityNames()) {
            for (int i = dice.from(2, 5); i > 0; i--) {
                // Few names for all types: unions and interfaces shall meet types that differ.
                String field = "f" + dice.below(6);
                if (object(name).field(field).isEmpty()) {
                    Set<Integer> in = owners(name, dice.in(20) ? 2 : 1);
                    int lists = dice.in(15) ? dice.from(1, 2) : 0;
                    Field made = Field.of(field, echoOrLeaf(), dice.in(20), in).listed(lists);
                    object(name).fields().add(made);
                }
            }
        }
    }

    static void replace(ObjectType type, Field field, Field by) {
        type.fields().set(type.fields().indexOf(field), by);
    }

    Kind leaf() {
        return new Kind.Leaf(dice.one(LEAVES));
    }

    Kind echoOrLeaf() {
        return dice.in(25) ? new Kind.Echo() : leaf();
    }

    /// Subgraphs that get to know the type, if they may: an interface object's must not.
    Set<Integer> owners(String type, int count) {
        Set<Integer> owners = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            int subgraph = dice.below(subgraphs);
            if (mayKnow(type, subgraph)) {
                owners.add(subgraph);
            }
        }
        if (owners.isEmpty()) {
            owners.add(planOf(type).hub);
        }
        owners.forEach(it -> know(type, it));
        return owners;
    }

    boolean mayKnow(String type, int subgraph) {
        return subgraph != reserved
                && abstracts.values().stream()
                        .noneMatch(it -> it.object() == subgraph && it.members().contains(type));
    }

    List<String> entityNames() {
        return plans.keySet().stream().filter(it -> !sheltered.contains(it)).toList();
    }

    /// Whether others reach the entity's subgraphs through this one.
    boolean isMain(String type, int subgraph) {
        return planOf(type).hub == subgraph || planOf(type).middle == subgraph;
    }

    int hub(String type) {
        return planOf(type).hub;
    }

    private Plan planOf(String name) {
        return java.util.Objects.requireNonNull(plans.get(name), name);
    }

    ObjectType object(String name) {
        return java.util.Objects.requireNonNull(objects.get(name), name);
    }
}
