package commercegraph.router.composition.merge;

import commercegraph.router.federation.Literals;
import graphql.language.ArrayValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.Value;
import java.util.Comparator;
import java.util.stream.Collectors;

/// One text for all ways to write a value: the order of an object's fields means nothing.
final class Canonical {
    private Canonical() {}

    static String text(Value<?> value) {
        return switch (value) {
            case ArrayValue list ->
                    list.getValues().stream()
                            .map(Canonical::text)
                            .collect(Collectors.joining(", ", "[", "]"));
            case ObjectValue object ->
                    object.getObjectFields().stream()
                            .sorted(Comparator.comparing(ObjectField::getName))
                            .map(field -> field.getName() + ": " + text(field.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
            default -> Literals.text(value);
        };
    }
}
