package commercegraph.router.composition.satisfiability;

import commercegraph.router.federation.FieldSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Reads a `@provides` selection for an object of one type.
final class Provided {
    private Provided() {}

    /// @param is whether the object is of a type with the given name
    static boolean has(List<FieldSet.Selection> provided, String field, Predicate<String> is) {
        return fields(provided, is).anyMatch(candidate -> candidate.name().equals(field));
    }

    /// What is provided of the field's value.
    static List<FieldSet.Selection> below(
            List<FieldSet.Selection> provided, String field, Predicate<String> is) {
        return fields(provided, is)
                .filter(candidate -> candidate.name().equals(field))
                .flatMap(candidate -> candidate.selections().stream())
                .toList();
    }

    private static Stream<FieldSet.Field> fields(
            List<FieldSet.Selection> provided, Predicate<String> is) {
        return provided.stream()
                .flatMap(
                        selection ->
                                switch (selection) {
                                    case FieldSet.Field field -> Stream.of(field);
                                    case FieldSet.TypeCondition(var on, var inner) ->
                                            is.test(on) ? fields(inner, is) : Stream.empty();
                                });
    }
}
