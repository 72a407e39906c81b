package commercegraph.router.differential;

import commercegraph.router.differential.World.Abstract;
import commercegraph.router.differential.World.Field;
import commercegraph.router.differential.World.Key;
import commercegraph.router.differential.World.Kind;
import commercegraph.router.differential.World.Mark;
import commercegraph.router.differential.World.ObjectType;
import commercegraph.router.differential.World.Pick;
import commercegraph.router.differential.World.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Arguments that a context gives: a selection of one value for each type that sets it, all of one
/// type.
final class TakenArguments {
    private static final int DEPTH = 2;

    private final WorldMaker maker;
    private final Dice dice;
    private final World world;

    TakenArguments(WorldMaker maker, Dice dice, World world) {
        this.maker = maker;
        this.dice = dice;
        this.world = world;
    }

    private record Choice(Pick pick, String type) {
        Choice on(String condition) {
            return new Choice(
                    new Pick(condition, pick.field(), pick.argument(), pick.inside()), type);
        }
    }

    Optional<FromContext> from(WorldContext context, String name) {
        String first = dice.one(List.copyOf(context.types()));
        Abstract type = maker.abstracts.get(first);
        boolean single = context.types().size() == 1;
        if (single && type != null && !type.union() && dice.one(2)) {
            List<Choice> plain =
                    world.fieldsIn(type, context.in()).stream()
                            .filter(it -> it.kind() instanceof Kind.Leaf)
                            .filter(it -> usable(it, type.members()))
                            .map(it -> new Choice(Pick.of(it.name()), wrapped(leafType(it), it)))
                            .toList();
            if (!plain.isEmpty()) {
                Choice choice = dice.one(plain);
                return Optional.of(argument(name, context, choice.type, List.of(choice.pick)));
            }
        }
        List<String> objects = objects(context);
        List<Choice> choices = choices(objects.getFirst(), context.in(), DEPTH);
        if (choices.isEmpty()) {
            return Optional.empty();
        }
        Choice chosen = dice.one(choices);
        List<Choice> all = new ArrayList<>();
        for (String object : objects) {
            all.add(like(chosen, object, context.in()).on(object));
        }
        Set<String> bare = new HashSet<>();
        all.forEach(it -> bare.add(it.on("").pick.text()));
        boolean ofObjects = context.types().stream().allMatch(maker.objects::containsKey);
        boolean plain = bare.size() == 1 && ofObjects && dice.in(80);
        List<Pick> picks =
                plain ? List.of(chosen.on("").pick) : all.stream().map(it -> it.pick).toList();
        return Optional.of(argument(name, context, chosen.type, picks));
    }

    private static FromContext argument(
            String name, WorldContext context, String type, List<Pick> picks) {
        return new FromContext(name, type, context.name(), picks);
    }

    private List<String> objects(WorldContext context) {
        Set<String> objects = new LinkedHashSet<>();
        for (String type : context.types()) {
            objects.addAll(world.possible(context.in(), type));
        }
        return List.copyOf(objects);
    }

    /// A selection from another type of a value of the same type: its own, or a new field's.
    private Choice like(Choice wanted, String object, int home) {
        List<Choice> same =
                choices(object, home, DEPTH).stream()
                        .filter(it -> it.type.equals(wanted.type))
                        .toList();
        Optional<Choice> equal =
                same.stream().filter(it -> it.pick.equals(wanted.pick)).findFirst();
        if (equal.isPresent()) {
            return equal.get();
        }
        if (!same.isEmpty()) {
            return dice.one(same);
        }
        String type = wanted.type.replace("[", "").replace("]", "");
        int lists = wanted.type.lastIndexOf('[') + 1;
        ObjectType of = maker.object(object);
        int in = isKnown(of, home) ? home : maker.hub(object);
        String name = "g" + type + lists;
        if (of.field(name).isEmpty()) {
            of.fields().add(Field.of(name, new Kind.Leaf(type), false, Set.of(in)).listed(lists));
        }
        return new Choice(Pick.of(name), wanted.type);
    }

    private List<Choice> choices(String type, int home, int depth) {
        ObjectType of = maker.object(type);
        List<Choice> choices = new ArrayList<>();
        for (Field field : of.fields()) {
            boolean here = field.isListedIn(home);
            if (usable(field, Set.of(type)) && (here || of.role() == Role.ENTITY)) {
                choices(field, home, depth, choices);
            }
        }
        return choices;
    }

    private void choices(Field field, int home, int depth, List<Choice> into) {
        switch (field.kind()) {
            case Kind.Leaf _ ->
                    into.add(new Choice(Pick.of(field.name()), wrapped(leafType(field), field)));
            case Kind.Echo _ ->
                    into.add(new Choice(Pick.of(field.name()), wrapped("String", field)));
            case Kind.To(var target) when depth > 0 && mayEnter(target, field, home) -> {
                for (Choice inside : choices(target, home, depth - 1)) {
                    into.add(
                            new Choice(
                                    Pick.of(field.name(), inside.pick),
                                    wrapped(inside.type, field)));
                }
            }
            default -> {}
        }
    }

    private static String leafType(Field field) {
        return ((Kind.Leaf) field.kind()).type();
    }

    private static String wrapped(String type, Field field) {
        return "[".repeat(field.lists()) + type + "]".repeat(field.lists());
    }

    /// What no error and no unknown object takes away: there the merged schema would have it. An
    /// enum that is answered is no input.
    private boolean usable(Field field, Set<String> types) {
        return !(field.kind() instanceof Kind.Leaf(var leaf) && leaf.equals(WorldSdl.ENUM))
                && types.stream().map(maker::object).allMatch(it -> isSure(it, field));
    }

    static boolean isSure(ObjectType type, Field field) {
        return !field.is(Mark.FAULTY)
                && field.given().isEmpty()
                && field.in().stream().allMatch(it -> isKnown(type, it));
    }

    private static boolean isKnown(ObjectType type, int subgraph) {
        return !type.forgetful().contains(subgraph)
                && !(type.codeIsNullable() && hasOnlyCode(type, subgraph));
    }

    private static boolean hasOnlyCode(ObjectType type, int subgraph) {
        List<Key> keys = type.keys().getOrDefault(subgraph, List.of());
        return keys.stream().allMatch(it -> it.text().equals("code"));
    }

    private boolean mayEnter(String target, Field field, int home) {
        ObjectType object = maker.objects.get(target);
        return object != null
                && (object.role() == Role.VALUE
                        ? field.isListedIn(home)
                        : object.keys().containsKey(home))
                && !breaks(target, new HashSet<>());
    }

    /// Whether an error may take a whole object along.
    private boolean breaks(String type, Set<String> seen) {
        if (!seen.add(type)) {
            return false;
        }
        ObjectType object = maker.objects.get(type);
        if (object == null) {
            return Objects.requireNonNull(world.abstracts().get(type), type).members().stream()
                    .anyMatch(it -> breaks(it, seen));
        }
        return object.fields().stream()
                .filter(it -> it.nonNull() || it.is(Mark.SOLID))
                .anyMatch(
                        it ->
                                it.is(Mark.FAULTY)
                                        || it.kind() instanceof Kind.To(var to)
                                                && breaks(to, seen));
    }
}
