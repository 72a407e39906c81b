package commercegraph.router.operation;

import commercegraph.router.json.JsonKey;
import commercegraph.router.supergraph.TypeReference;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An input object type, ready for values to be checked against.
///
/// @param required the fields that a value must have
/// @param oneOf a value has exactly one field
public record InputObject(
        String name, Map<String, Field> fields, List<Field> required, boolean oneOf) {
    public InputObject {
        fields = Map.copyOf(fields);
        required = List.copyOf(required);
    }

    public record Field(JsonKey key, TypeReference type) {}

    static InputObject of(GraphQLInputObjectType type) {
        Map<String, Field> fields = new HashMap<>();
        type.getFields().forEach(field -> fields.put(field.getName(), field(field)));
        List<Field> required =
                type.getFields().stream()
                        .filter(InputObject::isRequired)
                        .map(InputObject::field)
                        .toList();
        return new InputObject(type.getName(), fields, required, type.isOneOf());
    }

    private static Field field(GraphQLInputObjectField field) {
        return new Field(
                JsonKey.of(field.getName()),
                TypeReference.parse(GraphQLTypeUtil.simplePrint(field.getType())));
    }

    private static boolean isRequired(GraphQLInputObjectField field) {
        return GraphQLTypeUtil.isNonNull(field.getType()) && !field.hasSetDefaultValue();
    }
}
