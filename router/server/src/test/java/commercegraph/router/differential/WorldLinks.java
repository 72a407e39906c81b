package commercegraph.router.differential;

import commercegraph.router.differential.World.Abstract;
import commercegraph.router.differential.World.Field;
import commercegraph.router.differential.World.Key;
import commercegraph.router.differential.World.Kind;
import commercegraph.router.differential.World.ObjectType;
import commercegraph.router.differential.World.Pick;
import commercegraph.router.differential.World.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What refers from one type of a world to another: references, values, roots, `@requires`,
/// `@provides`, `@override`, and then what is hidden, fails or is forgotten.
final class WorldLinks {
    private final WorldMaker maker;
    private final Dice dice;

    WorldLinks(WorldMaker maker) {
        this.maker = maker;
        this.dice = maker.dice;
    }

    void make() {
        List<String> entities = maker.entityNames();
        entities.forEach(this::references);
        entities.forEach(this::values);
        extras();
        roots();
        entities.forEach(this::overrides);
        for (int round = 0; round < 2; round++) {
            entities.forEach(this::requires);
        }
        extrasRequire();
        List.copyOf(maker.objects.values()).forEach(this::provides);
        entities.forEach(this::marks);
        entities.forEach(this::stubs);
    }

    private void references(String name) {
        for (int i = dice.from(1, 3); i > 0; i--) {
            int in = maker.owners(name, 1).iterator().next();
            Set<Integer> owners = dice.in(15) ? maker.owners(name, 2) : Set.of(in);
            reference(maker.object(name), "to" + dice.below(4), new LinkedHashSet<>(owners));
        }
    }

    private void reference(ObjectType type, String field, Set<Integer> in) {
        Optional<String> target = target(in);
        if (target.isPresent() && type.field(field).isEmpty()) {
            String to = target.get();
            if (maker.objects.containsKey(to)) {
                in.forEach(it -> maker.know(to, it));
            }
            int lists = dice.in(40) ? dice.in(10) ? 2 : 1 : 0;
            type.fields().add(Field.of(field, new Kind.To(to), false, in).listed(lists));
        }
    }

    /// A type that all the subgraphs may answer with.
    private Optional<String> target(Set<Integer> in) {
        List<String> targets = new ArrayList<>();
        for (String entity : maker.entityNames()) {
            if (in.stream().allMatch(it -> maker.mayKnow(entity, it))) {
                targets.add(entity);
            }
        }
        for (Abstract type : maker.abstracts.values()) {
            if (in.stream().allMatch(type::isIn)) {
                targets.add(type.name());
                targets.add(type.name());
                targets.add(type.name());
            }
        }
        return targets.isEmpty() ? Optional.empty() : Optional.of(dice.one(targets));
    }

    /// A value whose fields the entity's subgraphs have in part.
    private void values(String name) {
        if (dice.in(60)) {
            return;
        }
        Set<Integer> in = maker.owners(name, 3);
        ObjectType value = WorldMaker.object("Value" + name, Role.VALUE);
        value.fields().add(Field.of("id", new Kind.Leaf("ID"), false, new LinkedHashSet<>(in)));
        for (int subgraph : in) {
            for (int i = dice.below(3); i > 0; i--) {
                Set<Integer> owners = new LinkedHashSet<>(Set.of(subgraph));
                String field = "v" + subgraph + i;
                if (dice.in(30)) {
                    reference(value, field, owners);
                } else {
                    value.fields().add(Field.of(field, maker.echoOrLeaf(), dice.in(20), owners));
                }
            }
        }
        maker.objects.put(value.name(), value);
        Field field = Field.of("value", new Kind.To(value.name()), false, in);
        maker.object(name).fields().add(field.listed(dice.in(30) ? 1 : 0));
    }

    /// Interface objects have references too.
    private void extras() {
        for (Abstract type : maker.abstracts.values()) {
            if (type.object() >= 0 && dice.one(2)) {
                Set<Integer> in = Set.of(type.object());
                target(in)
                        .ifPresent(
                                to -> {
                                    if (maker.objects.containsKey(to)) {
                                        maker.know(to, type.object());
                                    }
                                    type.extra()
                                            .add(
                                                    Field.of(
                                                            type.name()
                                                                            .toLowerCase(
                                                                                    java.util.Locale
                                                                                            .ROOT)
                                                                    + "to",
                                                            new Kind.To(to),
                                                            false,
                                                            in));
                                });
            }
        }
    }

    private void roots() {
        ObjectType query = maker.object(World.QUERY);
        for (String entity : maker.entityNames()) {
            List<Integer> knowing = List.copyOf(maker.object(entity).keys().keySet());
            Set<Integer> in = new LinkedHashSet<>(Set.of(dice.one(knowing)));
            if (dice.in(30)) {
                in.add(dice.one(knowing));
            }
            query.fields().add(root("q" + entity, entity, in));
        }
        for (Abstract type : maker.abstracts.values()) {
            type.in()
                    .keySet()
                    .forEach(
                            it ->
                                    query.fields()
                                            .add(
                                                    root(
                                                            "q" + type.name() + it,
                                                            type.name(),
                                                            Set.of(it))));
            if (type.object() >= 0) {
                query.fields()
                        .add(root("q" + type.name() + "x", type.name(), Set.of(type.object())));
            }
        }
        query.fields().add(Field.of("now", maker.echoOrLeaf(), false, Set.of(0)));
        ObjectType mutation = maker.object(World.MUTATION);
        for (int i = 0; i < maker.subgraphs; i++) {
            mutation.fields().add(Field.of("turn" + i, new Kind.Turn(), false, Set.of(i)));
            reference(mutation, "do" + i, new LinkedHashSet<>(Set.of(i)));
        }
    }

    private Field root(String name, String target, Set<Integer> in) {
        return Field.of(name, new Kind.To(target), false, new LinkedHashSet<>(in))
                .listed(dice.in(60) ? 1 : 0);
    }

    private void overrides(String name) {
        ObjectType type = maker.object(name);
        for (Field field : List.copyOf(type.fields())) {
            boolean plain = field.name().startsWith("f") || field.name().startsWith("to");
            if (plain && field.in().size() == 1 && dice.in(12)) {
                int in = field.in().iterator().next();
                List<Integer> others =
                        type.keys().keySet().stream()
                                .filter(it -> it != in && canHave(field, it))
                                .toList();
                if (!others.isEmpty()) {
                    replace(type, field, field.overriding(dice.one(others), dice.one(2)));
                }
            }
        }
    }

    private boolean canHave(Field field, int subgraph) {
        return !(field.kind() instanceof Kind.To(var target))
                || (maker.objects.containsKey(target)
                        ? maker.object(target).isIn(subgraph)
                        : Optional.ofNullable(maker.abstracts.get(target))
                                .filter(it -> it.isIn(subgraph))
                                .isPresent());
    }

    /// Fields that require what other subgraphs resolve; a later one may require an earlier one.
    private void requires(String name) {
        if (dice.in(45)) {
            return;
        }
        ObjectType type = maker.object(name);
        int in = maker.owners(name, 1).iterator().next();
        List<Pick> picks = picks(type, in, 2);
        String field = "r" + dice.below(4);
        if (!picks.isEmpty() && type.field(field).isEmpty()) {
            type.fields()
                    .add(Field.of(field, maker.echoOrLeaf(), false, Set.of(in)).requiring(picks));
        }
    }

    /// Some of what the subgraph does not resolve of the type.
    private List<Pick> picks(ObjectType type, int subgraph, int depth) {
        List<Pick> picks = new ArrayList<>();
        for (Field field : type.fields()) {
            if (!field.isListedIn(subgraph) && dice.in(50) && picks.size() < 3) {
                pick(field, subgraph, depth).forEach(picks::add);
            }
        }
        return picks;
    }

    private List<Pick> pick(Field field, int subgraph, int depth) {
        return switch (field.kind()) {
            case Kind.Leaf _ -> List.of(Pick.of(field.name()));
            case Kind.Turn _ -> List.of();
            case Kind.Echo _ ->
                    List.of(
                            new Pick(
                                    "",
                                    field.name(),
                                    dice.one(2) ? Optional.of(dice.below(3)) : Optional.empty(),
                                    List.of()));
            case Kind.To(var target) -> {
                List<Pick> inside = depth == 0 ? List.of() : inside(target, subgraph, depth - 1);
                yield inside.isEmpty()
                        ? List.of()
                        : List.of(Pick.of(field.name(), inside.toArray(Pick[]::new)));
            }
        };
    }

    private List<Pick> inside(String target, int subgraph, int depth) {
        Abstract type = maker.abstracts.get(target);
        if (type != null) {
            List<Pick> all = new ArrayList<>();
            for (String member : type.in().getOrDefault(subgraph, Set.of())) {
                for (Pick one : picks(maker.object(member), subgraph, 0)) {
                    all.add(new Pick(member, one.field(), one.argument(), one.inside()));
                }
            }
            return all;
        }
        ObjectType object = maker.object(target);
        if (object.role() == Role.VALUE) {
            List<Field> some =
                    object.fields().stream().filter(it -> it.kind() instanceof Kind.Leaf).toList();
            if (some.isEmpty()) {
                return List.of();
            }
            List<Field> chosen = dice.some(some);
            chosen.forEach(it -> it.in().add(subgraph));
            return chosen.stream().map(it -> Pick.of(it.name())).toList();
        }
        if (!maker.mayKnow(target, subgraph)) {
            return List.of();
        }
        maker.know(target, subgraph);
        return picks(object, subgraph, depth);
    }

    /// Interface objects require fields of their interface.
    private void extrasRequire() {
        World world = new World(0, maker.subgraphs, maker.objects, maker.abstracts);
        for (Abstract type : maker.abstracts.values()) {
            List<Field> common =
                    world.fieldsIn(type, type.keyIn()).stream()
                            .filter(it -> !it.name().equals("id"))
                            .toList();
            if (type.object() >= 0 && !common.isEmpty() && !type.extra().isEmpty() && dice.one(2)) {
                Field first = type.extra().getFirst();
                List<Pick> picks =
                        dice.some(common).stream().map(it -> Pick.of(it.name())).toList();
                type.extra().set(0, first.requiring(picks));
            }
        }
    }

    private void provides(ObjectType type) {
        for (Field field : List.copyOf(type.fields())) {
            boolean entity =
                    field.kind() instanceof Kind.To(var target)
                            && (!maker.objects.containsKey(target)
                                    || maker.object(target).role() == Role.ENTITY);
            if (entity && field.in().size() == 1 && type.role() != Role.VALUE && dice.in(40)) {
                String target = ((Kind.To) field.kind()).target();
                List<Pick> picks =
                        inside(target, field.in().iterator().next(), 1).stream()
                                .filter(it -> mayBeProvided(target, it))
                                .toList();
                if (!field.name().equals("owner")) {
                    replace(type, field, field.providing(picks));
                }
            }
        }
    }

    /// No arguments, and no value that the providing subgraph might not know: types that differ
    /// between subgraphs.
    private boolean mayBeProvided(String type, Pick pick) {
        String on = pick.on().isEmpty() ? type : pick.on();
        return switch (maker.object(on).field(pick.field()).orElseThrow().kind()) {
            case Kind.Leaf(var leaf) -> !leaf.equals(WorldSdl.ENUM);
            case Kind.Echo _, Kind.Turn _ -> false;
            case Kind.To(var target) ->
                    maker.objects.containsKey(target)
                            && pick.inside().stream().allMatch(it -> mayBeProvided(target, it));
        };
    }

    private void marks(String name) {
        ObjectType type = maker.object(name);
        for (Field field : List.copyOf(type.fields())) {
            boolean leaf = field.kind() instanceof Kind.Leaf && field.name().startsWith("f");
            if (leaf && dice.in(12)) {
                replace(type, field, field.hidden());
            } else if (leaf && dice.in(8) && !isPicked(name, field)) {
                replace(type, field, field.failing());
            }
        }
        forgetful(type);
        nullCode(type);
    }

    /// One object has no `code`, where nobody could have come by another key as well.
    private void nullCode(ObjectType type) {
        boolean apart =
                type.keys().entrySet().stream()
                        .allMatch(
                                known ->
                                        known.getKey() == maker.hub(type.name())
                                                || known.getValue().size() == 1
                                                        && (known.getValue()
                                                                        .getFirst()
                                                                        .text()
                                                                        .equals("id")
                                                                || isAlone(
                                                                        type,
                                                                        known.getKey(),
                                                                        known.getValue()
                                                                                .getFirst())));
        boolean byCode =
                type.keys().values().stream()
                        .anyMatch(
                                keys -> keys.size() == 1 && keys.getFirst().text().equals("code"));
        if (apart && byCode) {
            Field code = type.field("code").orElseThrow();
            replace(type, code, Field.of("code", code.kind(), false, code.in()));
            maker.objects.put(type.name(), type.withoutCode());
        }
    }

    private boolean isPicked(String type, Field field) {
        World world = new World(0, maker.subgraphs, maker.objects, maker.abstracts);
        for (int i = 0; i < maker.subgraphs; i++) {
            if (world.external(i).getOrDefault(type, Set.of()).contains(field.name())) {
                return true;
            }
        }
        return false;
    }

    /// A subgraph may forget an object where nobody else answers for it: nobody comes by it on the
    /// way to another subgraph, and nobody else resolves its fields.
    private void forgetful(ObjectType type) {
        type.keys()
                .forEach(
                        (subgraph, keys) -> {
                            if (keys.size() == 1
                                    && subgraph != maker.hub(type.name())
                                    && isAlone(type, subgraph, keys.getFirst())
                                    && dice.in(40)) {
                                type.forgetful().add(subgraph);
                            }
                        });
    }

    private boolean isAlone(ObjectType type, int subgraph, Key key) {
        boolean inInterface =
                maker.abstracts.values().stream()
                        .anyMatch(
                                it ->
                                        !it.union()
                                                && it.in().containsKey(subgraph)
                                                && it.members().contains(type.name()));
        Set<String> keyFields = new LinkedHashSet<>();
        key.fields().forEach(it -> keyFields.add(it.field()));
        // What lies in a key's object could be asked for by way of the entity.
        boolean flat = key.fields().stream().allMatch(it -> it.inside().isEmpty());
        return flat
                && !inInterface
                && type.fields().stream()
                        .filter(it -> it.isIn(subgraph) && !keyFields.contains(it.name()))
                        .allMatch(
                                it ->
                                        it.in().size() == 1
                                                && !it.nonNull()
                                                && !isPicked(type.name(), it));
    }

    /// Where a subgraph only refers to an entity, its key need not be resolvable.
    private void stubs(String name) {
        ObjectType type = maker.object(name);
        for (Map.Entry<Integer, List<Key>> known : type.keys().entrySet()) {
            Set<String> keyFields = new LinkedHashSet<>();
            known.getValue().forEach(key -> key.fields().forEach(it -> keyFields.add(it.field())));
            boolean nothing =
                    type.fields().stream()
                            .noneMatch(
                                    it ->
                                            it.isListedIn(known.getKey())
                                                    && !keyFields.contains(it.name()));
            boolean inInterface =
                    maker.abstracts.values().stream()
                            .anyMatch(
                                    it ->
                                            !it.union()
                                                    && it.in().containsKey(known.getKey())
                                                    && it.members().contains(name));
            if (nothing && !inInterface && !maker.isMain(name, known.getKey()) && dice.one(2)) {
                known.setValue(
                        new ArrayList<>(
                                known.getValue().stream()
                                        .map(it -> new Key(it.fields(), false))
                                        .toList()));
            }
        }
    }

    private static void replace(ObjectType type, Field field, Field by) {
        type.fields().set(type.fields().indexOf(field), by);
    }
}
