package commercegraph.router.differential;

import commercegraph.router.differential.World.Abstract;
import commercegraph.router.differential.World.Field;
import commercegraph.router.differential.World.Kind;
import commercegraph.router.differential.World.ObjectType;
import commercegraph.router.differential.World.Pick;
import commercegraph.router.differential.World.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What fields need and have at hand: `@requires` (of chains, with arguments, over values, entities
/// and abstract types) and `@provides`.
final class WorldRequirements {
    private final WorldMaker maker;
    private final Dice dice;

    WorldRequirements(WorldMaker maker) {
        this.maker = maker;
        this.dice = maker.dice;
    }

    void make() {
        List<String> entities = maker.entityNames();
        for (int round = 0; round < 2; round++) {
            entities.forEach(this::requires);
        }
        extrasRequire();
        List.copyOf(maker.objects.values()).forEach(this::provides);
    }

    /// Fields that require what other subgraphs resolve; a later one may require an earlier one.
    void requires(String name) {
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

    List<Pick> picks(ObjectType type, int subgraph) {
        return picks(type, subgraph, 2);
    }

    /// Some of what the subgraph does not resolve of the type.
    private List<Pick> picks(ObjectType type, int subgraph, int depth) {
        List<Pick> picks = new ArrayList<>();
        for (Field field : type.fields()) {
            if (!TakenArguments.isSure(type, field)) {
                continue;
            }
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
                if (maker.object(member).role() == Role.VALUE) {
                    // Whose fields would have to be everywhere.
                    continue;
                }
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
        World world = new World(0, maker.subgraphs, maker.objects, maker.abstracts, List.of());
        for (Abstract type : maker.abstracts.values()) {
            List<Field> common =
                    world.fieldsIn(type, type.keyIn()).stream()
                            .filter(it -> it.kind() instanceof Kind.Leaf)
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

    void provides(ObjectType type) {
        for (Field field : List.copyOf(type.fields())) {
            boolean entity =
                    field.kind() instanceof Kind.To(var target)
                            && (!maker.objects.containsKey(target)
                                    || maker.object(target).role() == Role.ENTITY);
            boolean pending = field.is(World.Mark.PENDING);
            if (entity
                    && !pending
                    && field.in().size() == 1
                    && type.role() != Role.VALUE
                    && dice.in(40)) {
                String target = ((Kind.To) field.kind()).target();
                List<Pick> picks =
                        inside(target, field.in().iterator().next(), 1).stream()
                                .filter(it -> mayBeProvided(target, it))
                                .toList();
                if (!field.name().equals("owner")) {
                    WorldMaker.replace(type, field, field.providing(picks));
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
}
