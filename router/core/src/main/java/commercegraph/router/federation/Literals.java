package commercegraph.router.federation;

import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Literals as text: GraphQL specification, section 2.9 "Input Values". Always on one line, and the
/// same text for the same literal.
public final class Literals {
    private Literals() {}

    public static String text(Value<?> value) {
        return switch (value) {
            case IntValue number -> number.getValue().toString();
            case FloatValue number -> number.getValue().toString();
            case BooleanValue bool -> Boolean.toString(bool.isValue());
            case StringValue string -> quoted(Objects.requireNonNull(string.getValue()));
            case EnumValue constant -> constant.getName();
            case VariableReference variable -> "$" + variable.getName();
            case NullValue _ -> "null";
            case ArrayValue list ->
                    list.getValues().stream()
                            .map(Literals::text)
                            .collect(Collectors.joining(", ", "[", "]"));
            case ObjectValue object ->
                    object.getObjectFields().stream()
                            .map(field -> field.getName() + ": " + text(field.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
            default -> throw new IllegalArgumentException("not a literal: " + value);
        };
    }

    /// As Java values: numbers, strings, booleans, lists, maps and null. An enum value is its name.
    ///
    /// @param variables the values of variables, by name
    public static @Nullable Object value(
            Value<?> value, Function<String, @Nullable Object> variables) {
        return switch (value) {
            case IntValue number -> number.getValue();
            case FloatValue number -> number.getValue();
            case BooleanValue bool -> bool.isValue();
            case StringValue string -> string.getValue();
            case EnumValue constant -> constant.getName();
            case VariableReference variable -> variables.apply(variable.getName());
            case ArrayValue list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.getValues().forEach(item -> items.add(value(item, variables)));
                yield items;
            }
            case ObjectValue object -> {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                object.getObjectFields()
                        .forEach(
                                field ->
                                        fields.put(
                                                field.getName(),
                                                value(field.getValue(), variables)));
                yield fields;
            }
            default -> null;
        };
    }

    /// A string with its quotes and escapes: GraphQL specification, section 2.9.4.
    public static String quoted(String string) {
        StringBuilder text = new StringBuilder(string.length() + 2).append('"');
        for (int index = 0; index < string.length(); index++) {
            char character = string.charAt(index);
            switch (character) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (character < ' ' || character == 0x7f) {
                        text.append("\\u%04x".formatted((int) character));
                    } else {
                        text.append(character);
                    }
                }
            }
        }
        return text.append('"').toString();
    }
}
