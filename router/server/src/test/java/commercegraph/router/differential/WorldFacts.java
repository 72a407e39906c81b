package commercegraph.router.differential;

import commercegraph.router.conformance.Json;
import commercegraph.router.differential.Truth.Fault;
import commercegraph.router.differential.Truth.Thing;
import commercegraph.router.differential.World.Abstract;
import commercegraph.router.differential.World.Field;
import commercegraph.router.differential.World.Kind;
import commercegraph.router.differential.World.ObjectType;
import commercegraph.router.differential.World.Pick;
import commercegraph.router.differential.World.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What each subgraph has of a world's truth, in the form of the conformance suites' data files:
/// the fields it resolves and nothing more. A field with `@requires` has its value only for a
/// representation that has the required values.
final class WorldFacts {
    /// Of each subscription.
    private static final int EVENTS = 3;

    /// Of a field that takes arguments from above.
    private static final List<String> VARIANTS = List.of("", "'", "''");

    private final World world;
    private final Truth truth;
    private final GivenValues given;

    WorldFacts(World world) {
        this.world = world;
        this.truth = new Truth(world);
        this.given = new GivenValues(world, truth);
    }

    Map<String, @Nullable Object> subgraphs() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        for (int subgraph = 0; subgraph < world.subgraphs(); subgraph++) {
            all.put(WorldSdl.subgraphName(subgraph), new View(subgraph).facts());
        }
        return all;
    }

    /// All of it.
    Map<String, @Nullable Object> merged() {
        return new View(-1).facts();
    }

    /// As one subgraph sees the world.
    ///
    /// @param subgraph below 0 for the merged schema
    private final class View {
        private final int subgraph;

        View(int subgraph) {
            this.subgraph = subgraph;
        }

        private boolean isMerged() {
            return subgraph < 0;
        }

        Map<String, @Nullable Object> facts() {
            Map<String, @Nullable Object> facts = new LinkedHashMap<>();
            facts.put("strict", true);
            Map<String, @Nullable Object> entities = new LinkedHashMap<>();
            for (ObjectType type : world.objects().values()) {
                if (type.name().equals(World.SUBSCRIPTION)) {
                    facts.put(type.name(), events(type));
                } else if (type.role() == Role.ROOT) {
                    facts.put(type.name(), row(new Thing(type.name(), -1, type.name())));
                } else if (type.role() == Role.ENTITY && (isMerged() || type.isIn(subgraph))) {
                    entities.put(type.name(), Map.of("rows", rows(type.name())));
                }
            }
            for (Abstract type : world.abstracts().values()) {
                if (!isMerged() && type.object() == subgraph) {
                    entities.put(type.name(), Map.of("rows", objectRows(type)));
                } else if (!isMerged() && type.keyIn() == subgraph) {
                    entities.put(type.name(), Map.of("rows", references(type)));
                }
            }
            facts.put("entities", entities);
            return facts;
        }

        private Map<String, @Nullable Object> events(ObjectType type) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (Field field : type.fields()) {
                if (isMerged() || field.isIn(subgraph)) {
                    List<@Nullable Object> events = new ArrayList<>();
                    for (int i = 0; i < EVENTS; i++) {
                        events.add(fact(new Thing(type.name(), -1, type.name() + i), field));
                    }
                    row.put(field.name(), Map.of("@events", events));
                }
            }
            return row;
        }

        private List<@Nullable Object> rows(String type) {
            List<@Nullable Object> rows = new ArrayList<>();
            for (int i = 0; i < Truth.OBJECTS; i++) {
                Thing thing = Thing.entity(type, i);
                if (isMerged() || truth.knows(subgraph, thing)) {
                    rows.add(row(thing));
                }
            }
            return rows;
        }

        private Map<String, @Nullable Object> row(Thing thing) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            if (thing.index() >= 0) {
                row.put("@id", thing.path());
            }
            if (isMerged() && given.isGivenBy(thing.type())) {
                row.put("@gives", given.by(thing));
            }
            for (Field field : world.object(thing.type()).fields()) {
                if (isMerged() || field.isIn(subgraph)) {
                    row.put(field.name(), fact(thing, field));
                }
            }
            if (isMerged()) {
                for (Abstract type : world.abstracts().values()) {
                    if (type.members().contains(thing.type())) {
                        type.extra().forEach(it -> row.put(it.name(), fact(thing, it)));
                    }
                }
            }
            return row;
        }

        /// The objects of an interface in the subgraph that has it as an object.
        private List<@Nullable Object> objectRows(Abstract type) {
            List<@Nullable Object> rows = new ArrayList<>();
            for (String member : type.members()) {
                for (int i = 0; i < Truth.OBJECTS; i++) {
                    Thing thing = Thing.entity(member, i);
                    Map<String, @Nullable Object> row = new LinkedHashMap<>();
                    row.put("@id", thing.path());
                    world.field(member, "id").ifPresent(it -> row.put("id", fact(thing, it)));
                    type.extra().forEach(it -> row.put(it.name(), fact(thing, it)));
                    rows.add(row);
                }
            }
            return rows;
        }

        /// The objects of an interface in the subgraph that resolves it by its key.
        private List<@Nullable Object> references(Abstract type) {
            List<@Nullable Object> rows = new ArrayList<>();
            for (String member : type.members()) {
                for (int i = 0; i < Truth.OBJECTS; i++) {
                    Thing thing = Thing.entity(member, i);
                    if (truth.knows(subgraph, thing)) {
                        Map<String, @Nullable Object> row = new LinkedHashMap<>();
                        row.put("@ref", member);
                        row.put("@id", thing.path());
                        world.field(member, "id").ifPresent(it -> row.put("id", fact(thing, it)));
                        rows.add(row);
                    }
                }
            }
            return rows;
        }

        private @Nullable Object fact(Thing thing, Field field) {
            Object value =
                    field.given().isEmpty()
                            ? fact(truth.value(thing, field), field)
                            : asked(thing, field);
            if (isMerged() || field.requires().isEmpty()) {
                return value;
            }
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            line.put("object", pattern(thing, field.requires()));
            line.put("value", value);
            return Map.of("@table", List.of(line));
        }

        /// Of a field that takes arguments from above: they tell which of its values it has.
        private @Nullable Object asked(Thing thing, Field field) {
            Object first = truth.value(thing, field);
            if (first instanceof Fault || field.kind() instanceof Kind.Echo && first == null) {
                return fact(first, field);
            }
            Map<String, @Nullable Object> value = new LinkedHashMap<>();
            if (field.kind() instanceof Kind.Echo) {
                value.put("@echo", thing.path() + "." + field.name());
            } else {
                List<@Nullable Object> all = new ArrayList<>();
                for (String variant : VARIANTS) {
                    all.add(fact(truth.value(thing, field, variant), field));
                }
                value.put("@pick", all);
            }
            if (isMerged()) {
                value.put("@given", given.to(field));
            }
            return value;
        }

        private @Nullable Object fact(@Nullable Object value, Field field) {
            if (value instanceof List<?> items) {
                List<@Nullable Object> facts = new ArrayList<>();
                items.forEach(item -> facts.add(fact(item, field)));
                return facts;
            }
            if (value instanceof Fault(var message)) {
                return Map.of("@error", message);
            }
            if (value instanceof Thing thing) {
                return object(thing, field);
            }
            if (field.kind() instanceof Kind.Echo && value != null) {
                return Map.of("@echo", value);
            }
            return field.kind() instanceof Kind.Turn ? Map.of("@turn", true) : value;
        }

        private Object object(Thing thing, Field field) {
            String target = field.kind() instanceof Kind.To to ? to.target() : thing.type();
            Abstract type = world.abstracts().get(target);
            if (world.object(thing.type()).role() == Role.VALUE) {
                Map<String, @Nullable Object> value = row(thing);
                value.put("__typename", thing.type());
                return value;
            }
            Map<String, @Nullable Object> reference = new LinkedHashMap<>();
            boolean asObject = type != null && !isMerged() && type.object() == subgraph;
            reference.put("@ref", asObject ? target : thing.type());
            reference.put("@id", thing.path());
            if (!isMerged() && !field.provides().isEmpty()) {
                reference.put("@with", provided(thing, field.provides()));
            }
            return reference;
        }

        /// What the subgraph has at hand here besides.
        private Map<String, @Nullable Object> provided(Thing thing, List<Pick> picks) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (Pick pick : picks) {
                if (pick.on().isEmpty() || pick.on().equals(thing.type())) {
                    Field field = world.field(thing.type(), pick.field()).orElseThrow();
                    Object value = truth.value(thing, field);
                    row.put(
                            pick.field(),
                            pick.inside().isEmpty()
                                    ? fact(value, field)
                                    : providedInside(value, pick.inside()));
                }
            }
            return row;
        }

        private @Nullable Object providedInside(@Nullable Object value, List<Pick> picks) {
            if (value instanceof List<?> items) {
                List<@Nullable Object> facts = new ArrayList<>();
                items.forEach(item -> facts.add(providedInside(item, picks)));
                return facts;
            }
            if (!(value instanceof Thing thing)) {
                return null;
            }
            Map<String, @Nullable Object> with = provided(thing, picks);
            if (world.object(thing.type()).role() == Role.VALUE) {
                // What the subgraph has of a value at hand, it has wholly.
                Map<String, @Nullable Object> whole = row(thing);
                whole.putAll(with);
                return whole;
            }
            if (!truth.knows(subgraph, thing)) {
                Map<String, @Nullable Object> stranger = row(thing);
                stranger.putAll(with);
                return stranger;
            }
            Map<String, @Nullable Object> reference = new LinkedHashMap<>();
            reference.put("@ref", thing.type());
            reference.put("@id", thing.path());
            reference.put("@with", with);
            return reference;
        }
    }

    /// What a representation must have.
    private Map<String, @Nullable Object> pattern(Thing thing, List<Pick> picks) {
        Map<String, @Nullable Object> pattern = new LinkedHashMap<>();
        for (Pick pick : picks) {
            if (applies(pick, thing)) {
                Field field = world.field(thing.type(), pick.field()).orElseThrow();
                pattern.put(pick.field(), required(truth.value(thing, field), field, pick));
            }
        }
        return pattern;
    }

    private boolean applies(Pick pick, Thing thing) {
        Abstract type = world.abstracts().get(pick.on());
        return pick.on().isEmpty()
                || pick.on().equals(thing.type())
                || type != null && type.members().contains(thing.type());
    }

    private @Nullable Object required(@Nullable Object value, Field field, Pick pick) {
        if (value instanceof List<?> items) {
            List<@Nullable Object> all = new ArrayList<>();
            items.forEach(item -> all.add(required(item, field, pick)));
            return all;
        }
        if (value instanceof Thing thing) {
            return pattern(thing, pick.inside());
        }
        if (field.kind() instanceof Kind.Echo && value != null) {
            Map<String, Object> arguments = new LinkedHashMap<>(WorldSdl.DEFAULT_ARGUMENTS);
            pick.argument().ifPresent(it -> arguments.put("n", it));
            return Json.echo(String.valueOf(value), arguments);
        }
        return value;
    }
}
