package commercegraph.router.differential;

import commercegraph.router.differential.World.Abstract;
import commercegraph.router.differential.World.Field;
import commercegraph.router.differential.World.Kind;
import commercegraph.router.differential.World.Mark;
import commercegraph.router.differential.World.ObjectType;
import commercegraph.router.differential.World.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What refers from one type of a world to another: references, values, roots.
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
    }

    void references(String name) {
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
            Field made = Field.of(field, new Kind.To(to), dice.in(15), in).listed(lists);
            type.fields().add(lists > 0 && dice.in(30) ? made.with(Mark.SOLID) : made);
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
            if (!isOfValues(type) && in.stream().allMatch(type::isIn)) {
                targets.add(type.name());
                targets.add(type.name());
                targets.add(type.name());
            }
        }
        return targets.isEmpty() ? Optional.empty() : Optional.of(dice.one(targets));
    }

    private boolean isOfValues(Abstract type) {
        return type.members().stream().anyMatch(it -> maker.object(it).role() == Role.VALUE);
    }

    /// A value whose fields the entity's subgraphs have in part.
    private void values(String name) {
        if (dice.in(60)) {
            return;
        }
        Set<Integer> in = maker.owners(name, 3);
        String target = value("Value" + name, in);
        if (dice.in(30)) {
            Map<Integer, Set<String>> everywhere = new LinkedHashMap<>();
            Set<String> members = Set.of(target, value("Other" + name, in));
            in.forEach(it -> everywhere.put(it, new TreeSet<>(members)));
            target = "Some" + name;
            Abstract union = new Abstract(target, true, everywhere, List.of(), -1, -1, List.of());
            maker.abstracts.put(target, union);
        }
        Field field = Field.of("value", new Kind.To(target), dice.in(15), in);
        maker.object(name).fields().add(field.listed(dice.in(30) ? 1 : 0));
    }

    private String value(String name, Set<Integer> in) {
        ObjectType value = WorldMaker.object(name, Role.VALUE);
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
        maker.objects.put(name, value);
        return name;
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
                                    String name = type.name().toLowerCase(Locale.ROOT) + "to";
                                    Field made = Field.of(name, new Kind.To(to), false, in);
                                    type.extra().add(made.listed(dice.in(25) ? 1 : 0));
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
            if (isOfValues(type)) {
                continue;
            }
            for (int it : type.in().keySet()) {
                query.fields().add(root("q" + type.name() + it, type.name(), Set.of(it)));
            }
            if (type.object() >= 0) {
                query.fields()
                        .add(root("q" + type.name() + "x", type.name(), Set.of(type.object())));
            }
        }
        subscriptions();
        query.fields().add(Field.of("now", maker.echoOrLeaf(), false, Set.of(0)));
        ObjectType mutation = maker.object(World.MUTATION);
        for (int i = 0; i < maker.subgraphs; i++) {
            mutation.fields().add(Field.of("turn" + i, new Kind.Turn(), false, Set.of(i)));
            reference(mutation, "do" + i, new LinkedHashSet<>(Set.of(i)));
        }
    }

    private void subscriptions() {
        ObjectType subscription = maker.object(World.SUBSCRIPTION);
        for (int i = 0; i < maker.subgraphs; i++) {
            reference(subscription, "on" + i, new LinkedHashSet<>(Set.of(i)));
        }
        // Where an event has no data at all, graphql-java ends the subscription.
        subscription.fields().replaceAll(it -> it.without(Mark.NON_NULL));
    }

    private Field root(String name, String target, Set<Integer> in) {
        return Field.of(name, new Kind.To(target), dice.in(8), new LinkedHashSet<>(in))
                .listed(dice.in(60) ? 1 : 0);
    }
}
