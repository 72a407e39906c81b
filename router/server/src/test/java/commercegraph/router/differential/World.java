package commercegraph.router.differential;

import commercegraph.router.differential.World.Kind.To;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a supergraph has, by subgraph: its SDL and its data follow from it alone. Subgraphs are
/// numbers.
///
/// @param seed of all values
/// @param objects by name; `Query` and `Mutation` are among them
record World(
        long seed,
        int subgraphs,
        Map<String, ObjectType> objects,
        Map<String, Abstract> abstracts,
        List<WorldContext> contexts) {
    static final String QUERY = "Query";
    static final String MUTATION = "Mutation";
    static final String SUBSCRIPTION = "Subscription";

    World with(Map<String, ObjectType> objects, Map<String, Abstract> abstracts) {
        return new World(seed, subgraphs, objects, abstracts, contexts);
    }

    enum Role {
        ROOT,
        ENTITY,
        VALUE
    }

    /// @param keys by subgraph that knows the entity: the keys it has there
    /// @param forgetful subgraphs that do not know all of the entity's objects
    /// @param codeIsNullable one object has no `code`
    record ObjectType(
            String name,
            Role role,
            Map<Integer, List<Key>> keys,
            List<Field> fields,
            Set<Integer> forgetful,
            boolean codeIsNullable) {
        ObjectType withoutCode() {
            return new ObjectType(name, role, keys, fields, forgetful, true);
        }

        Optional<Field> field(String wanted) {
            return fields.stream().filter(it -> it.name.equals(wanted)).findFirst();
        }

        boolean isIn(int subgraph) {
            return role == Role.ENTITY
                    ? keys.containsKey(subgraph)
                    : fields.stream().anyMatch(it -> it.isListedIn(subgraph));
        }
    }

    record Key(List<Pick> fields, boolean resolvable) {
        String text() {
            return Pick.text(fields);
        }
    }

    /// A selection of a field set.
    ///
    /// @param on type condition, empty for none
    /// @param argument the value of `n`; without one the field is selected without arguments
    record Pick(String on, String field, Optional<Integer> argument, List<Pick> inside) {
        static Pick of(String field, Pick... inside) {
            return new Pick("", field, Optional.empty(), List.of(inside));
        }

        static String text(List<Pick> picks) {
            return picks.stream().map(Pick::text).collect(Collectors.joining(" "));
        }

        String text() {
            String text =
                    field
                            + argument.map("(n: %d)"::formatted).orElse("")
                            + (inside.isEmpty() ? "" : " { " + text(inside) + " }");
            return on.isEmpty() ? text : "... on %s { %s }".formatted(on, text);
        }
    }

    /// What can be said of a field besides.
    enum Mark {
        NON_NULL,
        /// No item of its lists is null.
        SOLID,
        HIDDEN,
        /// An error for some objects.
        FAULTY,
        /// Its override has a label.
        LABELLED,
        /// Its override's label is off: who shall take it over has not.
        PENDING
    }

    /// @param in who resolves it
    /// @param overridden who resolved it before the one in `in` took it over; of a pending
    ///     override, who shall take it over
    /// @param requires what the subgraphs in `in` must be sent
    /// @param provides what the subgraphs in `in` have at hand of the target
    /// @param given arguments that the subgraphs in `in` take from what lies above
    record Field(
            String name,
            Kind kind,
            int lists,
            Set<Integer> in,
            Optional<Integer> overridden,
            List<Pick> requires,
            List<Pick> provides,
            List<FromContext> given,
            Set<Mark> marks) {
        static Field of(String name, Kind kind, boolean nonNull, Set<Integer> in) {
            Set<Mark> marks = nonNull ? Set.of(Mark.NON_NULL) : Set.of();
            return new Field(
                    name, kind, 0, in, Optional.empty(), List.of(), List.of(), List.of(), marks);
        }

        boolean is(Mark mark) {
            return marks.contains(mark);
        }

        boolean nonNull() {
            return is(Mark.NON_NULL);
        }

        boolean isIn(int subgraph) {
            return in.contains(subgraph);
        }

        boolean isListedIn(int subgraph) {
            return isIn(subgraph) || overridden.filter(it -> it == subgraph).isPresent();
        }

        Field to(Kind other) {
            return new Field(name, other, lists, in, overridden, requires, provides, given, marks);
        }

        Field listed(int depth) {
            return new Field(name, kind, depth, in, overridden, requires, provides, given, marks);
        }

        Field resolvedIn(Set<Integer> who) {
            return new Field(name, kind, lists, who, overridden, requires, provides, given, marks);
        }

        Field requiring(List<Pick> picks) {
            return new Field(name, kind, lists, in, overridden, picks, provides, given, marks);
        }

        Field providing(List<Pick> picks) {
            return new Field(name, kind, lists, in, overridden, requires, picks, given, marks);
        }

        Field given(List<FromContext> all) {
            return new Field(name, kind, lists, in, overridden, requires, provides, all, marks);
        }

        Field overriding(int other) {
            Optional<Integer> from = Optional.of(other);
            return new Field(name, kind, lists, in, from, requires, provides, given, marks);
        }

        Field notOverriding() {
            Optional<Integer> none = Optional.empty();
            return new Field(name, kind, lists, in, none, requires, provides, given, marks)
                    .without(Mark.LABELLED)
                    .without(Mark.PENDING);
        }

        Field with(Mark mark) {
            Set<Mark> more = new TreeSet<>(marks);
            more.add(mark);
            return new Field(name, kind, lists, in, overridden, requires, provides, given, more);
        }

        Field without(Mark mark) {
            Set<Mark> less = new TreeSet<>(marks);
            less.remove(mark);
            return new Field(name, kind, lists, in, overridden, requires, provides, given, less);
        }
    }

    sealed interface Kind {
        /// @param type a scalar, or [WorldSdl#ENUM]
        record Leaf(String type) implements Kind {}

        /// A string that shows the arguments it was asked with.
        record Echo() implements Kind {}

        /// An integer that counts the mutations of an operation.
        record Turn() implements Kind {}

        record To(String target) implements Kind {}
    }

    /// An interface, or a union (which has no fields).
    ///
    /// @param in by subgraph: the members there
    /// @param common fields that every member has, `id` included
    /// @param keyIn the subgraph where it is an entity, below 0 for none
    /// @param object the subgraph that has it as an interface object, below 0 for none
    /// @param extra fields of the interface object
    record Abstract(
            String name,
            boolean union,
            Map<Integer, Set<String>> in,
            List<Field> common,
            int keyIn,
            int object,
            List<Field> extra) {
        Set<String> members() {
            return in.values().stream()
                    .flatMap(Set::stream)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        boolean isIn(int subgraph) {
            return in.containsKey(subgraph) || object == subgraph;
        }
    }

    ObjectType object(String name) {
        return Objects.requireNonNull(objects.get(name), name);
    }

    /// The object types of a type as the subgraph knows it.
    Set<String> possible(int subgraph, String type) {
        Abstract one = abstracts.get(type);
        if (one == null) {
            return Set.of(type);
        }
        return one.object == subgraph ? one.members() : one.in.getOrDefault(subgraph, Set.of());
    }

    /// The fields that the interface has in the subgraph: what all its members there resolve.
    List<Field> fieldsIn(Abstract type, int subgraph) {
        return type.common.stream()
                .filter(
                        it ->
                                possible(subgraph, type.name).stream()
                                        .map(this::object)
                                        .allMatch(
                                                member ->
                                                        member.field(it.name)
                                                                .filter(f -> f.isIn(subgraph))
                                                                .isPresent()))
                .toList();
    }

    /// The field of a type, an interface object's included.
    Optional<Field> field(String type, String name) {
        ObjectType object = objects.get(type);
        if (object != null) {
            Optional<Field> own = object.field(name);
            return own.isPresent() ? own : inherited(type, name);
        }
        Abstract one = Objects.requireNonNull(abstracts.get(type), type);
        return one.common.stream()
                .filter(it -> it.name.equals(name))
                .findFirst()
                .or(() -> one.extra.stream().filter(it -> it.name.equals(name)).findFirst());
    }

    private Optional<Field> inherited(String type, String name) {
        return abstracts.values().stream()
                .filter(it -> it.members().contains(type))
                .flatMap(it -> it.extra.stream())
                .filter(it -> it.name.equals(name))
                .findFirst();
    }

    /// By type: the fields that the subgraph has only to require or to provide them.
    Map<String, Set<String>> external(int subgraph) {
        Map<String, Set<String>> external = new LinkedHashMap<>();
        for (ObjectType type : objects.values()) {
            for (Field field : type.fields) {
                external(external, subgraph, type.name, field);
            }
        }
        for (Abstract type : abstracts.values()) {
            for (Field field : type.extra) {
                external(external, subgraph, type.name, field);
            }
        }
        return external;
    }

    private void external(
            Map<String, Set<String>> external, int subgraph, String type, Field field) {
        if (field.isIn(subgraph)) {
            external(external, subgraph, type, field.requires);
            if (field.kind instanceof To(var target)) {
                external(external, subgraph, target, field.provides);
            }
            for (FromContext argument : field.given) {
                for (String setter : setters(argument, subgraph)) {
                    external(external, subgraph, setter, argument.of(setter, this));
                }
            }
        }
    }

    /// The types that set the argument's context in the subgraph.
    private Set<String> setters(FromContext argument, int subgraph) {
        return contexts.stream()
                .filter(it -> it.in() == subgraph && it.name().equals(argument.context()))
                .flatMap(it -> it.types().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void external(
            Map<String, Set<String>> external, int subgraph, String type, List<Pick> picks) {
        for (Pick pick : picks) {
            String on = pick.on.isEmpty() ? type : pick.on;
            Field field = field(on, pick.field).orElseThrow();
            boolean own = on.equals(type) || objects.containsKey(on);
            if (own && !resolves(subgraph, on, field)) {
                external.computeIfAbsent(on, _ -> new LinkedHashSet<>()).add(pick.field);
            }
            if (field.kind instanceof To(var target)) {
                external(external, subgraph, target, pick.inside);
            }
        }
    }

    private boolean resolves(int subgraph, String type, Field field) {
        Abstract one = abstracts.get(type);
        return one == null
                ? field.isIn(subgraph)
                : one.object != subgraph || one.extra.contains(field) || field.name.equals("id");
    }

    /// Whether any subgraph has the field at hand without resolving it: it must be shareable.
    boolean isProvided(String type, String field) {
        for (int subgraph = 0; subgraph < subgraphs; subgraph++) {
            int here = subgraph;
            Map<String, Set<String>> provided = new LinkedHashMap<>();
            for (ObjectType object : objects.values()) {
                for (Field one : object.fields) {
                    if (one.isIn(here) && one.kind instanceof To(var target)) {
                        external(provided, here, target, one.provides);
                    }
                }
            }
            if (provided.getOrDefault(type, Set.of()).contains(field)) {
                return true;
            }
        }
        return false;
    }

    List<Abstract> interfacesOf(String type, int subgraph) {
        List<Abstract> found = new ArrayList<>();
        for (Abstract one : abstracts.values()) {
            if (!one.union && one.in.getOrDefault(subgraph, Set.of()).contains(type)) {
                found.add(one);
            }
        }
        return found;
    }
}
