package commercegraph.support.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
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
import graphql.language.VariableReference;
import graphql.scalars.ExtendedScalars;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `JSON`: any value. The library's own scalar fails on a null within a literal.
final class JsonCoercing implements Coercing<Object, Object> {

    @Override
    public Object serialize(Object result, GraphQLContext context, Locale locale) {
        return result;
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
        return input;
    }

    @Override
    public @Nullable Object parseLiteral(
            Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
        return parsed(literal, variables);
    }

    private static @Nullable Object parsed(Value<?> literal, CoercedVariables variables) {
        return switch (literal) {
            case NullValue _ -> null;
            case StringValue text -> text.getValue();
            case IntValue number -> number.getValue();
            case FloatValue number -> number.getValue();
            case BooleanValue flag -> flag.isValue();
            case EnumValue name -> name.getName();
            case VariableReference variable -> variables.get(variable.getName());
            case ArrayValue array -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (Value<?> item : array.getValues()) list.add(parsed(item, variables));
                yield list;
            }
            case ObjectValue object -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (ObjectField field : object.getObjectFields())
                    map.put(field.getName(), parsed(field.getValue(), variables));
                yield map;
            }
            default -> throw new CoercingParseLiteralException("A value of type JSON is not JSON");
        };
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return ExtendedScalars.Json.getCoercing().valueToLiteral(input, context, locale);
    }
}
