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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is hidden, fails, is forgotten or taken over, and who only refers to an entity.
final class WorldMarks {
    private final WorldMaker maker;
    private final Dice dice;

    WorldMarks(WorldMaker maker) {
        this.maker = maker;
        this.dice = maker.dice;
    }

    void make() {
        maker.entityNames().forEach(this::hides);
        Set<String> provided = new LinkedHashSet<>();
        maker.objects.values().stream()
                .flatMap(it -> it.fields().stream())
                .forEach(it -> names(it.provides(), provided));
        for (String name : maker.entityNames()) {
            if (!isLedTo(name, provided)) {
                forgetful(maker.object(name));
                nullCode(maker.object(name));
            }
        }
        faults(needed());
        maker.entityNames().forEach(this::stubs);
    }

    /// Takes fields over; before anything requires them.
    void override() {
        maker.entityNames().forEach(this::overrides);
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
                    WorldMaker.replace(type, field, overriding(field, dice.one(others)));
                }
            }
        }
    }

    private Field overriding(Field field, int other) {
        Field overriding = field.overriding(other);
        return switch (dice.below(4)) {
            case 0 -> overriding.with(Mark.LABELLED);
            case 1 -> overriding.with(Mark.LABELLED).with(Mark.PENDING);
            default -> overriding;
        };
    }

    private boolean canHave(Field field, int subgraph) {
        return !(field.kind() instanceof Kind.To(var target))
                || (maker.objects.containsKey(target)
                        ? maker.object(target).isIn(subgraph)
                        : Optional.ofNullable(maker.abstracts.get(target))
                                .filter(it -> it.isIn(subgraph))
                                .isPresent());
    }

    private void hides(String name) {
        ObjectType type = maker.object(name);
        for (Field field : List.copyOf(type.fields())) {
            boolean leaf = field.kind() instanceof Kind.Leaf && field.name().startsWith("f");
            if (leaf && dice.in(12)) {
                WorldMaker.replace(type, field, field.with(Mark.HIDDEN));
            }
        }
    }

    /// The fields of keys, `@requires` and `@provides`, by name.
    private Set<String> needed() {
        Set<String> needed = new LinkedHashSet<>();
        for (ObjectType type : maker.objects.values()) {
            type.fields().forEach(it -> needed(it, needed));
            type.keys().values().forEach(keys -> keys.forEach(it -> names(it.fields(), needed)));
        }
        for (Abstract type : maker.abstracts.values()) {
            type.extra().forEach(it -> needed(it, needed));
        }
        return needed;
    }

    /// Errors of what no representation needs: there the merged schema would have the value.
    private void faults(Set<String> needed) {
        for (Abstract type : maker.abstracts.values()) {
            if (!type.extra().isEmpty()) {
                type.extra().replaceAll(it -> fault(it, 15, needed, true));
            }
        }
        for (ObjectType type : maker.objects.values()) {
            if (type.role() != Role.ROOT) {
                boolean isNeeded = isLedTo(type.name(), needed);
                type.fields().replaceAll(it -> fault(it, 12, needed, isNeeded));
            } else if (type.name().equals(World.QUERY)) {
                type.fields().replaceAll(it -> fault(it, 4, needed, false));
            }
        }
    }

    /// @param isAlone whether an error must take nothing else along. An interface object's subgraph
    ///     is asked for a field of all types where one is wanted; and what the client wants of an
    ///     object is asked for together with what a requirement needs of it.
    private Field fault(Field field, int percent, Set<String> needed, boolean isAlone) {
        boolean may =
                !field.name().equals("id")
                        && !needed.contains(field.name())
                        && !(isAlone && field.nonNull());
        return may && dice.in(percent) ? field.with(Mark.FAULTY) : field;
    }

    /// Whether one of the named fields has such objects. Of what a subgraph provides it might come
    /// by one that it does not know.
    private boolean isLedTo(String type, Set<String> names) {
        return maker.objects.values().stream()
                .flatMap(it -> it.fields().stream())
                .anyMatch(it -> names.contains(it.name()) && leadsTo(it, type));
    }

    private boolean leadsTo(Field field, String type) {
        return field.kind() instanceof Kind.To(var target)
                && (target.equals(type)
                        || maker.abstracts.containsKey(target)
                                && maker.abstracts.get(target).members().contains(type));
    }

    private static void needed(Field field, Set<String> needed) {
        names(field.requires(), needed);
        names(field.provides(), needed);
    }

    private static void names(List<Pick> picks, Set<String> into) {
        for (Pick pick : picks) {
            into.add(pick.field());
            names(pick.inside(), into);
        }
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
            WorldMaker.replace(type, code, Field.of("code", code.kind(), false, code.in()));
            maker.objects.put(type.name(), type.withoutCode());
        }
    }

    private boolean isPicked(String type, Field field) {
        World world = new World(0, maker.subgraphs, maker.objects, maker.abstracts, List.of());
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
                        .allMatch(it -> it.in().size() == 1 && !isPicked(type.name(), it));
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
}
