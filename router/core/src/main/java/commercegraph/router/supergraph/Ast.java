package commercegraph.router.supergraph;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.EnumValue;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.Value;
import java.util.List;
import java.util.Optional;

/// Reads arguments of directives out of graphql-java's syntax tree. An argument of another kind
/// than asked for counts as absent.
final class Ast {
    private Ast() {}

    static Optional<String> string(Directive directive, String argument) {
        return value(directive, argument).flatMap(Ast::string);
    }

    static Optional<String> constant(Directive directive, String argument) {
        return value(directive, argument)
                .filter(EnumValue.class::isInstance)
                .map(value -> ((EnumValue) value).getName());
    }

    static boolean isTrue(Directive directive, String argument) {
        return isGiven(directive, argument, true);
    }

    static boolean isFalse(Directive directive, String argument) {
        return isGiven(directive, argument, false);
    }

    private static boolean isGiven(Directive directive, String argument, boolean wanted) {
        return value(directive, argument)
                .filter(value -> value instanceof BooleanValue bool && bool.isValue() == wanted)
                .isPresent();
    }

    static List<Value<?>> list(Directive directive, String argument) {
        return value(directive, argument).map(Ast::items).orElse(List.of());
    }

    static Optional<Value<?>> value(Directive directive, String argument) {
        for (Argument candidate : directive.getArguments()) {
            if (candidate.getName().equals(argument)) {
                return Optional.of(candidate.getValue());
            }
        }
        return Optional.empty();
    }

    static Optional<String> string(Value<?> value) {
        return value instanceof StringValue string
                ? Optional.ofNullable(string.getValue())
                : Optional.empty();
    }

    static Optional<String> string(ObjectValue object, String field) {
        return field(object, field).flatMap(Ast::string);
    }

    static Optional<Value<?>> field(ObjectValue object, String field) {
        for (ObjectField candidate : object.getObjectFields()) {
            if (candidate.getName().equals(field)) {
                return Optional.of(candidate.getValue());
            }
        }
        return Optional.empty();
    }

    /// A single value stands for a list of one: GraphQL specification, section 3.11.
    @SuppressWarnings("unchecked")
    private static List<Value<?>> items(Value<?> value) {
        return value instanceof ArrayValue array
                ? (List<Value<?>>) (List<?>) array.getValues()
                : List.of(value);
    }

    static TypeReference type(Type<?> type) {
        return switch (type) {
            case NonNullType nonNull -> new TypeReference.NonNull(type(nonNull.getType()));
            case ListType list -> new TypeReference.ListOf(type(list.getType()));
            case TypeName name -> new TypeReference.Named(name.getName());
            default -> throw new IllegalArgumentException("not a type: " + type);
        };
    }
}
