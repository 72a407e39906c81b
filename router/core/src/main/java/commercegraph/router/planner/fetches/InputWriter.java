package commercegraph.router.planner.fetches;

import commercegraph.router.plan.Entities;
import commercegraph.router.planner.fetches.FetchStep.InputCase;
import commercegraph.router.planner.fetches.FetchStep.InputField;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Writes what is read from the merged answer, with the names of types.
final class InputWriter {
    private final QueryGraph graph;

    InputWriter(QueryGraph graph) {
        this.graph = graph;
    }

    QueryGraph graph() {
        return graph;
    }

    List<Entities.Case> cases(List<InputCase> cases) {
        return cases.stream()
                .map(
                        one ->
                                new Entities.Case(
                                        names(one.types()),
                                        Optional.ofNullable(one.typename()),
                                        fields(one.fields(), one.types())))
                .toList();
    }

    List<Entities.RepresentationField> fields(List<InputField> fields) {
        return fields(fields, TypeSet.EMPTY);
    }

    /// @param types of the objects; empty: all that may be at the fields' position
    private List<Entities.RepresentationField> fields(List<InputField> fields, TypeSet types) {
        return joined(fields).stream()
                .map(
                        field ->
                                new Entities.RepresentationField(
                                        field.name(),
                                        storageKey(field),
                                        field.key(),
                                        isForAll(field, types) ? Set.of() : names(field.types()),
                                        fields(field.fields(), TypeSet.EMPTY)))
                .toList();
    }

    /// Slots of different types that lie under one key are read as one field, unless what is read
    /// below them lies under different keys. Where together they are for every type, nobody need
    /// know an object's type to read it.
    private static List<InputField> joined(List<InputField> fields) {
        List<InputField> joined = new ArrayList<>();
        for (InputField field : fields) {
            int same = -1;
            for (int index = 0; index < joined.size() && same < 0; index++) {
                InputField known = joined.get(index);
                same = known.slot() == field.slot() || isReadAlike(known, field) ? index : -1;
            }
            if (same < 0) {
                joined.add(field);
            } else {
                joined.set(same, join(joined.get(same), field));
            }
        }
        return joined;
    }

    private static boolean isReadAlike(InputField one, InputField other) {
        return one.name().equals(other.name())
                && storageKey(one).equals(storageKey(other))
                && one.fields().size() == other.fields().size()
                && one.fields().stream()
                        .allMatch(
                                below ->
                                        other.fields().stream()
                                                .anyMatch(it -> isReadAlike(below, it)));
    }

    private static InputField join(InputField one, InputField other) {
        List<InputField> below = new ArrayList<>(one.fields());
        below.addAll(other.fields());
        TypeSet types =
                one.types().isEmpty() || other.types().isEmpty()
                        ? TypeSet.EMPTY
                        : one.types().or(other.types());
        return new InputField(
                one.name(), one.slot(), one.key() || other.key(), types, below, one.supplier());
    }

    private static boolean isForAll(InputField field, TypeSet types) {
        return field.slot() != null
                && field.types()
                        .containsAll(types.isEmpty() ? field.slot().position().live() : types);
    }

    private static String storageKey(InputField field) {
        return field.slot() == null ? field.name() : field.slot().storageKey();
    }

    Set<String> names(TypeSet types) {
        return Set.copyOf(graph.typeNames(types));
    }
}
