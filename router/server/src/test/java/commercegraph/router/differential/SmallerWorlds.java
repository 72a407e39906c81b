package commercegraph.router.differential;

import commercegraph.router.differential.World.Abstract;
import commercegraph.router.differential.World.Field;
import commercegraph.router.differential.World.Key;
import commercegraph.router.differential.World.Kind;
import commercegraph.router.differential.World.ObjectType;
import commercegraph.router.differential.World.Pick;
import commercegraph.router.differential.World.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// All worlds that are one step smaller: a field, a field's directive, a subgraph of a field, a
/// key, a type or a member less. Some of them do not compose.
final class SmallerWorlds {
    /// Whose nulls would make other objects of them.
    private static final Set<String> KEY_FIELDS =
            Set.of("id", "code", "part", "place", "owner", "x", "y");

    private final World world;
    private final List<World> smaller = new ArrayList<>();

    private SmallerWorlds(World world) {
        this.world = world;
    }

    static List<World> than(World world) {
        SmallerWorlds worlds = new SmallerWorlds(world);
        worlds.types();
        worlds.contexts();
        worlds.abstracts();
        world.objects().values().forEach(worlds::keys);
        world.objects().values().forEach(worlds::fields);
        return worlds.smaller;
    }

    private void types() {
        for (ObjectType type : world.objects().values()) {
            if (type.role() != Role.ROOT) {
                smaller.add(without(type.name()));
            }
            for (int subgraph : type.keys().keySet()) {
                smaller.add(object(type, it -> leaving(it, subgraph)));
            }
            for (int subgraph : type.forgetful()) {
                Set<Integer> rest = new LinkedHashSet<>(type.forgetful());
                rest.remove(subgraph);
                smaller.add(object(type, it -> copy(it, it.keys(), it.fields(), rest)));
            }
        }
    }

    private void contexts() {
        for (WorldContext context : world.contexts()) {
            for (String type : context.types()) {
                List<WorldContext> less =
                        world.contexts().stream()
                                .map(it -> it == context ? it.without(type) : it)
                                .toList();
                smaller.add(
                        new World(
                                world.seed(),
                                world.subgraphs(),
                                world.objects(),
                                world.abstracts(),
                                less));
            }
        }
    }

    /// Without the type, and without the fields that lead to it.
    private World without(String type) {
        Map<String, ObjectType> objects = new LinkedHashMap<>();
        for (ObjectType one : world.objects().values()) {
            if (!one.name().equals(type)) {
                objects.put(
                        one.name(),
                        copy(one, one.keys(), notTo(one.fields(), type), one.forgetful()));
            }
        }
        Map<String, Abstract> abstracts = new LinkedHashMap<>();
        for (Abstract one : world.abstracts().values()) {
            Map<Integer, Set<String>> in = new LinkedHashMap<>();
            one.in()
                    .forEach(
                            (subgraph, members) -> {
                                Set<String> rest = new LinkedHashSet<>(members);
                                rest.remove(type);
                                in.put(subgraph, rest);
                            });
            abstracts.put(
                    one.name(),
                    new Abstract(
                            one.name(),
                            one.union(),
                            in,
                            one.common(),
                            one.keyIn(),
                            one.object(),
                            notTo(one.extra(), type)));
        }
        return new World(
                world.seed(),
                world.subgraphs(),
                objects,
                abstracts,
                world.contexts().stream().map(it -> it.without(type)).toList());
    }

    private static List<Field> notTo(List<Field> fields, String type) {
        return fields.stream()
                .filter(it -> !(it.kind() instanceof Kind.To(var to) && to.equals(type)))
                .toList();
    }

    private void abstracts() {
        for (Abstract type : world.abstracts().values()) {
            World rest = without(type.name());
            Map<String, Abstract> abstracts = new LinkedHashMap<>(rest.abstracts());
            abstracts.remove(type.name());
            smaller.add(rest.with(rest.objects(), abstracts));
            for (int subgraph : type.in().keySet()) {
                Map<Integer, Set<String>> in = new LinkedHashMap<>(type.in());
                in.remove(subgraph);
                smaller.add(abstractType(type, in, type.common(), type.extra()));
            }
            for (Field field : type.common()) {
                smaller.add(abstractType(type, type.in(), no(type.common(), field), type.extra()));
            }
            for (Field field : type.extra()) {
                smaller.add(abstractType(type, type.in(), type.common(), no(type.extra(), field)));
                for (Field simpler : simpler(field)) {
                    List<Field> extra =
                            type.extra().stream().map(it -> it == field ? simpler : it).toList();
                    smaller.add(abstractType(type, type.in(), type.common(), extra));
                }
            }
        }
    }

    private static List<Field> no(List<Field> fields, Field one) {
        return fields.stream().filter(it -> it != one).toList();
    }

    private World abstractType(
            Abstract type, Map<Integer, Set<String>> in, List<Field> common, List<Field> extra) {
        Map<String, Abstract> abstracts = new LinkedHashMap<>(world.abstracts());
        int object = extra.isEmpty() ? -1 : type.object();
        abstracts.put(
                type.name(),
                new Abstract(type.name(), type.union(), in, common, type.keyIn(), object, extra));
        return world.with(world.objects(), abstracts);
    }

    private void keys(ObjectType type) {
        type.keys()
                .forEach(
                        (subgraph, keys) -> {
                            for (Key key : keys) {
                                if (keys.size() > 1) {
                                    List<Key> rest = keys.stream().filter(it -> it != key).toList();
                                    Map<Integer, List<Key>> all = new LinkedHashMap<>(type.keys());
                                    all.put(subgraph, rest);
                                    smaller.add(
                                            object(
                                                    type,
                                                    it ->
                                                            copy(
                                                                    it,
                                                                    all,
                                                                    it.fields(),
                                                                    it.forgetful())));
                                }
                            }
                        });
    }

    private static ObjectType leaving(ObjectType type, int subgraph) {
        Map<Integer, List<Key>> keys = new LinkedHashMap<>(type.keys());
        keys.remove(subgraph);
        List<Field> fields = new ArrayList<>();
        for (Field field : type.fields()) {
            Set<Integer> in = new LinkedHashSet<>(field.in());
            in.remove(subgraph);
            if (!in.isEmpty()) {
                fields.add(field.resolvedIn(in));
            }
        }
        return copy(type, keys, fields, type.forgetful());
    }

    private void fields(ObjectType type) {
        for (Field field : type.fields()) {
            smaller.add(object(type, it -> fields(it, no(it.fields(), field))));
            for (Field simpler : simpler(field)) {
                smaller.add(
                        object(
                                type,
                                it ->
                                        fields(
                                                it,
                                                it.fields().stream()
                                                        .map(f -> f == field ? simpler : f)
                                                        .toList())));
            }
        }
    }

    private static List<Field> simpler(Field field) {
        List<Field> simpler = new ArrayList<>();
        for (List<Pick> picks : fewer(field.requires())) {
            simpler.add(field.requiring(picks));
        }
        for (List<Pick> picks : fewer(field.provides())) {
            simpler.add(field.providing(picks));
        }
        for (FromContext argument : field.given()) {
            simpler.add(field.given(field.given().stream().filter(it -> it != argument).toList()));
        }
        if (field.in().size() > 1) {
            for (int subgraph : field.in()) {
                Set<Integer> in = new LinkedHashSet<>(field.in());
                in.remove(subgraph);
                simpler.add(field.resolvedIn(in));
            }
        }
        if (field.lists() > 0) {
            simpler.add(field.listed(field.lists() - 1));
        }
        if (field.overridden().isPresent()) {
            simpler.add(field.notOverriding());
        }
        for (World.Mark mark : field.marks()) {
            boolean ofOverride = mark == World.Mark.LABELLED || mark == World.Mark.PENDING;
            if (!ofOverride && !KEY_FIELDS.contains(field.name())) {
                simpler.add(field.without(mark));
            }
        }
        return simpler;
    }

    private static List<List<Pick>> fewer(List<Pick> picks) {
        List<List<Pick>> fewer = new ArrayList<>();
        for (Pick pick : picks) {
            fewer.add(picks.stream().filter(it -> it != pick).toList());
            for (List<Pick> inside : fewer(pick.inside())) {
                if (!inside.isEmpty()) {
                    Pick less = new Pick(pick.on(), pick.field(), pick.argument(), inside);
                    fewer.add(
                            Stream.concat(picks.stream().filter(it -> it != pick), Stream.of(less))
                                    .toList());
                }
            }
        }
        return fewer;
    }

    private static ObjectType fields(ObjectType type, List<Field> fields) {
        return copy(type, type.keys(), fields, type.forgetful());
    }

    private static ObjectType copy(
            ObjectType type,
            Map<Integer, List<Key>> keys,
            List<Field> fields,
            Set<Integer> forgetful) {
        return new ObjectType(
                type.name(), type.role(), keys, fields, forgetful, type.codeIsNullable());
    }

    private World object(ObjectType type, UnaryOperator<ObjectType> change) {
        Map<String, ObjectType> objects = new LinkedHashMap<>(world.objects());
        objects.put(type.name(), change.apply(type));
        return world.with(objects, world.abstracts());
    }
}
