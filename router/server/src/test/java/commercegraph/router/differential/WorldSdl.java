package commercegraph.router.differential;

import commercegraph.router.differential.World.Abstract;
import commercegraph.router.differential.World.Field;
import commercegraph.router.differential.World.Key;
import commercegraph.router.differential.World.Kind;
import commercegraph.router.differential.World.ObjectType;
import commercegraph.router.differential.World.Pick;
import commercegraph.router.differential.World.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Writes a world down: one SDL for each subgraph, and the one that everything merged has.
final class WorldSdl {
    static final String ENUM = "Color";
    static final List<String> ENUM_VALUES = List.of("BLUE", "GREEN", "RED", "WHITE");
    static final String LABEL = "percent(100)";
    static final String LABEL_OFF = "percent(0)";
    static final String BLOB = "Blob";

    private static final String LINK =
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
              "@key", "@shareable", "@external", "@requires", "@provides", "@interfaceObject",
              "@override", "@inaccessible", "@context", "@fromContext"])
            """;

    /// What Federation 1 does not have.
    private static final List<String> NEW =
            List.of(
                    "@override",
                    "@inaccessible",
                    "@interfaceObject",
                    "@context",
                    "resolvable: false");

    private static final String ARGUMENTS =
            "n: Int = 7, size: Size = M, in: Filter, l: [Int!], m: [[Int]] = [[1], null], b: Blob";
    static final Map<String, Object> DEFAULT_ARGUMENTS = defaultArguments();

    private final World world;

    WorldSdl(World world) {
        this.world = world;
    }

    private static Map<String, Object> defaultArguments() {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("n", 7);
        arguments.put("size", "M");
        arguments.put("m", Arrays.asList(List.of(1), null));
        return arguments;
    }

    static String subgraphName(int subgraph) {
        return String.valueOf((char) ('a' + subgraph));
    }

    /// Of the enum that is only answered, so that a subgraph may have values of its own.
    static Set<String> enumValues(int subgraph) {
        Set<String> values = new TreeSet<>(ENUM_VALUES);
        values.remove(ENUM_VALUES.get(1 + subgraph % 3));
        return values;
    }

    /// By name; a subgraph that has nothing to say is left out.
    Map<String, String> subgraphs() {
        Map<String, String> all = new LinkedHashMap<>();
        for (int subgraph = 0; subgraph < world.subgraphs(); subgraph++) {
            String types = types(subgraph);
            if (!types.isBlank()) {
                all.put(
                        subgraphName(subgraph),
                        isFederationOne(subgraph, types) ? federationOne(types) : LINK + types);
            }
        }
        return all;
    }

    /// Those that are written in the form of Federation 1.
    Set<Integer> federationOne() {
        Set<Integer> old = new TreeSet<>();
        for (int subgraph = 0; subgraph < world.subgraphs(); subgraph++) {
            if (isFederationOne(subgraph, types(subgraph))) {
                old.add(subgraph);
            }
        }
        return old;
    }

    private boolean isFederationOne(int subgraph, String types) {
        return (world.seed() + subgraph) % 3 == 0
                && NEW.stream().noneMatch(types::contains)
                && types.lines().noneMatch(it -> it.startsWith("interface") && it.contains("@key"));
    }

    /// Without a link, and with no word of what may be shared.
    private static String federationOne(String types) {
        return types.replace(" @shareable", "").replace("type Query {", "extend type Query {");
    }

    private String types(int subgraph) {
        Map<String, Set<String>> external = world.external(subgraph);
        StringBuilder sdl = new StringBuilder();
        for (ObjectType type : world.objects().values()) {
            if (type.isIn(subgraph)) {
                Set<String> names = external.getOrDefault(type.name(), Set.of());
                type(sdl, head(type, subgraph), fields(type, subgraph, names));
            }
        }
        for (Abstract type : world.abstracts().values()) {
            abstractType(sdl, type, subgraph, external.getOrDefault(type.name(), Set.of()));
        }
        inputs(sdl, subgraph);
        return sdl.toString();
    }

    private String head(ObjectType type, int subgraph) {
        String shareable = type.role() == Role.VALUE ? " @shareable" : "";
        return "type "
                + type.name()
                + implemented(world.interfacesOf(type.name(), subgraph))
                + keys(type.keys().getOrDefault(subgraph, List.of()))
                + shareable
                + WorldContext.written(type.name(), subgraph, world);
    }

    private static String keys(List<Key> keys) {
        return keys.stream()
                .map(
                        key ->
                                " @key(fields: \"%s\"%s)"
                                        .formatted(
                                                key.text(),
                                                key.resolvable() ? "" : ", resolvable: false"))
                .collect(Collectors.joining());
    }

    private static String implemented(List<Abstract> interfaces) {
        return interfaces.isEmpty()
                ? ""
                : interfaces.stream()
                        .map(Abstract::name)
                        .collect(Collectors.joining(" & ", " implements ", ""));
    }

    private List<String> fields(ObjectType type, int subgraph, Set<String> external) {
        List<String> lines = new ArrayList<>();
        for (Field field : type.fields()) {
            if (field.isListedIn(subgraph)) {
                List<FromContext> given = field.isIn(subgraph) ? field.given() : List.of();
                lines.add(definition(field, given) + directives(type, field, subgraph));
            } else if (external.contains(field.name())) {
                lines.add(definition(field) + " @external");
            }
        }
        return lines;
    }

    private String directives(ObjectType type, Field field, int subgraph) {
        StringBuilder text = new StringBuilder();
        if (type.role() != Role.VALUE
                && (field.in().size() > 1 || world.isProvided(type.name(), field.name()))) {
            text.append(" @shareable");
        }
        if (field.is(World.Mark.HIDDEN)) {
            text.append(" @inaccessible");
        }
        if (field.isIn(subgraph)) {
            if (!field.requires().isEmpty()) {
                text.append(" @requires(fields: \"%s\")".formatted(Pick.text(field.requires())));
            }
            if (!field.provides().isEmpty()) {
                text.append(" @provides(fields: \"%s\")".formatted(Pick.text(field.provides())));
            }
        }
        text.append(override(field, subgraph));
        return text.toString();
    }

    /// Of a pending override, only who shall take the field over says so.
    private static String override(Field field, int subgraph) {
        if (field.overridden().isEmpty() || field.isIn(subgraph) == field.is(World.Mark.PENDING)) {
            return "";
        }
        int other = field.overridden().get();
        int from = other == subgraph ? field.in().iterator().next() : other;
        String label = field.is(World.Mark.PENDING) ? LABEL_OFF : LABEL;
        return " @override(from: \"%s\"%s)"
                .formatted(
                        subgraphName(from),
                        field.is(World.Mark.LABELLED) ? ", label: \"" + label + "\"" : "");
    }

    private static String definition(Field field) {
        return definition(field, List.of());
    }

    private static String definition(Field field, List<FromContext> given) {
        String type =
                switch (field.kind()) {
                    case Kind.Leaf(var leaf) -> leaf;
                    case Kind.Echo _ -> "String";
                    case Kind.Turn _ -> "Int";
                    case Kind.To(var target) -> target;
                };
        String item = field.is(World.Mark.SOLID) ? "!" : "";
        return "%s%s: %s%s%s%s"
                .formatted(
                        field.name(),
                        arguments(field, given),
                        "[".repeat(field.lists()),
                        type,
                        (item + "]").repeat(field.lists()),
                        field.nonNull() ? "!" : "");
    }

    private static String arguments(Field field, List<FromContext> given) {
        List<String> arguments = new ArrayList<>();
        if (field.kind() instanceof Kind.Echo) {
            arguments.add(ARGUMENTS);
        }
        given.forEach(it -> arguments.add(it.text()));
        return arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")";
    }

    private void abstractType(
            StringBuilder sdl, Abstract type, int subgraph, Set<String> external) {
        if (type.union()) {
            if (type.in().containsKey(subgraph)) {
                String context = WorldContext.written(type.name(), subgraph, world);
                union(sdl, type.name() + context, type.in().getOrDefault(subgraph, Set.of()));
            }
        } else if (type.object() == subgraph) {
            List<String> lines = new ArrayList<>();
            for (Field field : type.common()) {
                if (field.name().equals("id")) {
                    lines.add(definition(field));
                } else if (external.contains(field.name())) {
                    lines.add(definition(field) + " @external");
                }
            }
            for (Field field : type.extra()) {
                String requires = Pick.text(field.requires());
                lines.add(
                        definition(field, field.given())
                                + (requires.isEmpty()
                                        ? ""
                                        : " @requires(fields: \"%s\")".formatted(requires)));
            }
            type(sdl, "type " + type.name() + " @key(fields: \"id\") @interfaceObject", lines);
        } else if (type.in().containsKey(subgraph)) {
            String key = type.keyIn() == subgraph ? " @key(fields: \"id\")" : "";
            List<String> lines =
                    world.fieldsIn(type, subgraph).stream().map(WorldSdl::definition).toList();
            String context = WorldContext.written(type.name(), subgraph, world);
            type(sdl, "interface " + type.name() + key + context, lines);
        }
    }

    private static void union(StringBuilder sdl, String name, Set<String> members) {
        sdl.append("union %s = %s\n".formatted(name, String.join(" | ", members)));
    }

    /// The input types differ: clients can use what all subgraphs have that use them.
    private static void inputs(StringBuilder sdl, int subgraph) {
        if (sdl.indexOf(": " + ENUM) >= 0 || sdl.indexOf("[" + ENUM) >= 0) {
            sdl.append("enum %s { %s }\n".formatted(ENUM, String.join(" ", enumValues(subgraph))));
        }
        boolean asks = sdl.indexOf(ARGUMENTS) >= 0;
        if (asks || sdl.indexOf(": " + BLOB) >= 0 || sdl.indexOf("[" + BLOB) >= 0) {
            sdl.append("scalar %s\n".formatted(BLOB));
        }
        if (asks) {
            String own = subgraphName(subgraph);
            sdl.append(
                    "enum Size { S M OWN_%s }\n".formatted(own.toUpperCase(java.util.Locale.ROOT)));
            sdl.append(
                    "input Filter { a: Int = 4 b: [Size!] c: Filter d: Blob own_%s: Int }\n"
                            .formatted(own));
        }
    }

    /// The schema that clients see.
    String merged() {
        StringBuilder sdl = new StringBuilder();
        for (ObjectType type : world.objects().values()) {
            List<Abstract> implemented =
                    world.abstracts().values().stream()
                            .filter(it -> !it.union() && it.members().contains(type.name()))
                            .toList();
            List<Field> fields = new ArrayList<>(type.fields());
            implemented.forEach(it -> fields.addAll(it.extra()));
            type(sdl, "type " + type.name() + implemented(implemented), seen(fields));
        }
        for (Abstract type : world.abstracts().values()) {
            if (type.union()) {
                union(sdl, type.name(), type.members());
            } else {
                type(sdl, "interface " + type.name(), seen(interfaceFields(type)));
            }
        }
        sdl.append("enum %s { %s }\n".formatted(ENUM, String.join(" ", ENUM_VALUES)));
        sdl.append("enum Size { S M } input Filter { a: Int = 4 b: [Size!] c: Filter d: Blob }\n");
        sdl.append("scalar %s\n".formatted(BLOB));
        return sdl.toString();
    }

    private List<Field> interfaceFields(Abstract type) {
        Set<Field> fields = new LinkedHashSet<>();
        type.in().keySet().forEach(it -> fields.addAll(world.fieldsIn(type, it)));
        if (type.object() >= 0) {
            fields.addAll(type.common().stream().filter(it -> it.name().equals("id")).toList());
        }
        fields.addAll(type.extra());
        return List.copyOf(fields);
    }

    private static List<String> seen(List<Field> fields) {
        return fields.stream()
                .filter(it -> !it.is(World.Mark.HIDDEN))
                .map(WorldSdl::definition)
                .toList();
    }

    private static void type(StringBuilder sdl, String head, List<String> fields) {
        if (!fields.isEmpty()) {
            sdl.append(head).append(" {\n");
            fields.forEach(field -> sdl.append("  ").append(field).append('\n'));
            sdl.append("}\n");
        }
    }
}
