package commercegraph.router.differential;

import commercegraph.router.differential.World.Abstract;
import commercegraph.router.differential.World.Field;
import commercegraph.router.differential.World.Key;
import commercegraph.router.differential.World.Kind;
import commercegraph.router.differential.World.Mark;
import commercegraph.router.differential.World.ObjectType;
import commercegraph.router.differential.World.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Contexts of some worlds: types that set them, and entities below, of which only those types and
/// what lies below them know, so that nobody comes by them elsewhere. Last of all, and by dice of
/// its own: the other worlds stay as they are.
final class WorldContexts {
    private final WorldMaker maker;
    private final long seed;
    private final Dice dice;
    private final List<WorldContext> contexts = new ArrayList<>();

    WorldContexts(WorldMaker maker, long seed) {
        this.maker = maker;
        this.seed = seed;
        this.dice = new Dice(seed ^ 0x5DEECE66DL);
    }

    List<WorldContext> contexts() {
        return contexts;
    }

    void make() {
        if (Math.floorMod(seed, 5) < 2 || Math.floorMod(seed, 5) == 4) {
            return;
        }
        for (int group = dice.from(1, 2); group > 0; group--) {
            group(group);
        }
    }

    private World world() {
        return new World(seed, maker.subgraphs, maker.objects, maker.abstracts, contexts);
    }

    private void group(int group) {
        int home = dice.below(maker.subgraphs);
        Optional<WorldContext> outer = context(home);
        if (outer.isEmpty()) {
            return;
        }
        contexts.add(outer.get());
        String taker = "C" + group;
        String middle = "M" + group;
        maker.entity(taker, home);
        maker.entity(middle, dice.below(maker.subgraphs));
        List.of(taker, middle).forEach(this::furnish);
        List<String> setters = objects(outer.get());
        boolean through = dice.in(35);
        List<String> below = through ? List.of(middle) : List.of(taker, taker, middle);
        setters.forEach(it -> links(it, below, "u" + group));
        links(middle, List.of(taker, taker, taker, middle), "u" + group);
        List<WorldContext> known = new ArrayList<>(List.of(outer.get()));
        inner(through ? middle : dice.one(2) ? middle : taker, home, through)
                .ifPresent(
                        it -> {
                            known.remove(it.name().equals(outer.get().name()) ? outer.get() : it);
                            known.add(it);
                        });
        TakenArguments arguments = new TakenArguments(maker, dice, world());
        for (int i = dice.from(1, 3); i > 0; i--) {
            taker(taker, home, "x" + i, known, arguments);
        }
        requirements(taker, middle);
        maker.sheltered.addAll(List.of(taker, middle));
    }

    /// Leaves, and references to what is there already and to each other.
    private void furnish(String name) {
        for (int i = dice.from(1, 3); i > 0; i--) {
            Set<Integer> in = maker.owners(name, dice.in(20) ? 2 : 1);
            int lists = dice.in(15) ? 1 : 0;
            Field made = Field.of("f" + i, maker.echoOrLeaf(), dice.in(20), in).listed(lists);
            maker.object(name).fields().add(made);
        }
        String target =
                dice.one(maker.entityNames().stream().filter(it -> it.startsWith("T")).toList());
        int in = maker.owners(name, 1).iterator().next();
        if (maker.mayKnow(target, in)) {
            maker.know(target, in);
            Kind to = new Kind.To(target);
            maker.object(name)
                    .fields()
                    .add(Field.of("to0", to, false, new LinkedHashSet<>(Set.of(in))));
        }
    }

    private void requirements(String taker, String middle) {
        WorldRequirements requirements = new WorldRequirements(maker);
        requirements.requires(taker);
        requirements.requires(middle);
        requirements.provides(maker.object(taker));
        requirements.provides(maker.object(middle));
    }

    /// Objects, an interface, a union, a value or the root that set a context.
    private Optional<WorldContext> context(int home) {
        List<List<String>> choices = new ArrayList<>();
        List<String> entities =
                maker.objects.values().stream()
                        .filter(it -> it.role() == Role.ENTITY && resolves(it, home))
                        .map(ObjectType::name)
                        .toList();
        if (!entities.isEmpty()) {
            choices.add(List.of(dice.one(entities)));
            choices.add(dice.some(entities));
        }
        for (Abstract type : maker.abstracts.values()) {
            if (type.in().containsKey(home) && !isOfValues(type)) {
                choices.add(List.of(type.name()));
                choices.add(List.of(type.name()));
            }
        }
        for (ObjectType type : maker.objects.values()) {
            if (type.role() == Role.VALUE && type.isIn(home) && dice.in(20)) {
                choices.add(List.of(type.name()));
            }
        }
        if (dice.in(10)) {
            choices.add(List.of(World.QUERY));
        }
        return choices.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new WorldContext(name(home), home, new LinkedHashSet<>(dice.one(choices))));
    }

    private boolean isOfValues(Abstract type) {
        return type.members().stream().anyMatch(it -> maker.object(it).role() == Role.VALUE);
    }

    private String name(int home) {
        long before = contexts.stream().filter(it -> it.in() == home).count();
        return before == 0 ? "ctx" : "ctx" + before;
    }

    /// What lies between sets a context too: the same, so that the nearest counts, or another.
    private Optional<WorldContext> inner(String type, int home, boolean may) {
        if (dice.in(40)) {
            return Optional.empty();
        }
        maker.know(type, home);
        WorldContext outer = contexts.getLast();
        if (may && dice.one(2)) {
            contexts.add(new WorldContext(name(home), home, Set.of(type)));
        } else {
            Set<String> types = new LinkedHashSet<>(outer.types());
            types.add(type);
            contexts.set(contexts.size() - 1, new WorldContext(outer.name(), home, types));
        }
        return Optional.of(contexts.getLast());
    }

    /// The objects of the home subgraph that set the context.
    private List<String> objects(WorldContext context) {
        Set<String> objects = new LinkedHashSet<>();
        for (String type : context.types()) {
            objects.addAll(world().possible(context.in(), type));
        }
        return List.copyOf(objects);
    }

    private void links(String from, List<String> targets, String prefix) {
        ObjectType type = maker.object(from);
        for (int i = dice.from(1, 3); i > 0; i--) {
            String name = prefix + i;
            List<Integer> may = mayHave(type);
            if (may.isEmpty() || type.field(name).isPresent()) {
                return;
            }
            int in = dice.one(may);
            String target = dice.one(targets);
            maker.know(target, in);
            String to = dice.in(40) ? group(target, targets, in) : target;
            int lists = dice.in(45) ? dice.in(10) ? 2 : 1 : 0;
            Field link =
                    Field.of(name, new Kind.To(to), dice.in(10), new LinkedHashSet<>(Set.of(in)))
                            .listed(lists);
            type.fields().add(lists > 0 && dice.in(30) ? link.with(Mark.SOLID) : link);
        }
    }

    private List<Integer> mayHave(ObjectType type) {
        List<Integer> may = new ArrayList<>();
        for (int subgraph = 0; subgraph < maker.subgraphs; subgraph++) {
            if (type.role() == Role.ROOT || resolves(type, subgraph)) {
                may.add(subgraph);
            }
        }
        return may;
    }

    private static boolean resolves(ObjectType type, int subgraph) {
        List<Key> keys = type.keys().getOrDefault(subgraph, List.of());
        return type.role() == Role.ENTITY
                ? keys.stream().anyMatch(Key::resolvable)
                : type.isIn(subgraph);
    }

    /// A union, or an interface, of the target and others.
    private String group(String target, List<String> others, int in) {
        Set<String> members = new LinkedHashSet<>(Set.of(target));
        others.forEach(members::add);
        String name = (dice.one(2) ? "UX" : "IX") + String.join("", members) + in;
        if (maker.abstracts.containsKey(name)) {
            return name;
        }
        Map<Integer, Set<String>> where = new LinkedHashMap<>(Map.of(in, members));
        boolean union = name.startsWith("U");
        List<Field> common = new ArrayList<>();
        if (union) {
            members.forEach(it -> maker.know(it, in));
        } else {
            String id = maker.idType(List.copyOf(members));
            common.add(Field.of("id", new Kind.Leaf(id), true, new LinkedHashSet<>()));
            members.forEach(it -> maker.knowById(it, in));
            // Of whose objects some may set the context, and what lies above sets it for the rest.
            Field link =
                    Field.of("l" + name, new Kind.To(target), dice.in(20), Set.of(in))
                            .listed(dice.below(2));
            common.add(link);
            members.forEach(it -> maker.object(it).fields().add(link));
        }
        maker.abstracts.put(name, new Abstract(name, union, where, common, -1, -1, List.of()));
        return name;
    }

    private void taker(
            String name,
            int home,
            String field,
            List<WorldContext> known,
            TakenArguments arguments) {
        List<FromContext> given = new ArrayList<>();
        for (int i = dice.from(1, 2); i > 0; i--) {
            arguments.from(dice.one(known), "c" + i).ifPresent(given::add);
        }
        if (given.isEmpty()) {
            return;
        }
        Set<Integer> in = new LinkedHashSet<>(Set.of(home));
        Kind kind = new Kind.Echo();
        if (dice.in(30)) {
            kind = maker.leaf();
        } else if (dice.in(30)) {
            List<String> targets =
                    maker.entityNames().stream().filter(it -> maker.mayKnow(it, home)).toList();
            String target = dice.one(targets);
            maker.know(target, home);
            kind = new Kind.To(target);
        }
        int lists = !(kind instanceof Kind.Echo) && dice.in(30) ? 1 : 0;
        Field made = Field.of(field, kind, dice.in(15), in).listed(lists).given(given);
        if (dice.in(45)) {
            made = made.requiring(new WorldRequirements(maker).picks(maker.object(name), home));
        }
        boolean faulty = !made.nonNull() && dice.in(10);
        maker.object(name).fields().add(faulty ? made.with(Mark.FAULTY) : made);
    }
}
