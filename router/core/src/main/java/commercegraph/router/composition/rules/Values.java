package commercegraph.router.composition.rules;

import commercegraph.router.composition.subgraph.InputNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode;
import commercegraph.router.supergraph.TypeReference;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import java.util.HashSet;
import java.util.Set;

/// Whether a literal is a value of a type. GraphQL specification, section 3.13 and 5.6.1 "Values of
/// Correct Type".
final class Values {
    private static final int INT_BITS = 31;
    private static final Set<String> PURPOSES = Set.of("SECURITY", "EXECUTION");

    private Values() {}

    static boolean isValid(SubgraphSchema schema, TypeReference type, Value<?> value) {
        return switch (type) {
            case TypeReference.NonNull(var of) ->
                    !(value instanceof NullValue) && isValid(schema, of, value);
            case TypeReference.ListOf(var of) ->
                    value instanceof NullValue
                            || (value instanceof ArrayValue list
                                    ? list.getValues().stream()
                                            .allMatch(item -> isValid(schema, of, item))
                                    : isValid(schema, of, value));
            case TypeReference.Named(var name) ->
                    value instanceof NullValue || isNamed(schema, name, value);
        };
    }

    private static boolean isNamed(SubgraphSchema schema, String name, Value<?> value) {
        return switch (name) {
            case "Int" ->
                    value instanceof IntValue number && number.getValue().bitLength() <= INT_BITS;
            case "Float" -> value instanceof FloatValue || value instanceof IntValue;
            case "String" -> value instanceof StringValue;
            case "Boolean" -> value instanceof BooleanValue;
            case "ID" -> value instanceof StringValue || value instanceof IntValue;
            default ->
                    switch (schema.type(name)) {
                        case TypeNode.Enumeration enumeration ->
                                value instanceof EnumValue constant
                                        && enumeration.values().containsKey(constant.getName());
                        case TypeNode.InputObject input ->
                                value instanceof ObjectValue object
                                        && isObject(schema, input, object);
                        case null -> isOfSpecification(name, value);
                        default -> true;
                    };
        };
    }

    /// Types that no subgraph has to define. A scalar takes anything.
    private static boolean isOfSpecification(String name, Value<?> value) {
        return !name.endsWith("__Purpose")
                || (value instanceof EnumValue constant && PURPOSES.contains(constant.getName()));
    }

    private static boolean isObject(
            SubgraphSchema schema, TypeNode.InputObject type, ObjectValue value) {
        Set<String> given = new HashSet<>();
        for (ObjectField field : value.getObjectFields()) {
            InputNode known = type.fields().get(field.getName());
            if (known == null || !isValid(schema, known.type(), field.getValue())) {
                return false;
            }
            given.add(field.getName());
        }
        return type.fields().values().stream()
                .allMatch(field -> !field.isRequired() || given.contains(field.name()));
    }
}
