package commercegraph.support.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.util.Locale;

/// `EmailAddress` and `Decimal`: any string. Whether it is a good one is the domain's to say, as a
/// `userError` with the field.
final class TextCoercing implements Coercing<String, String> {

    private final String name;

    TextCoercing(String name) {
        this.name = name;
    }

    @Override
    public String serialize(Object result, GraphQLContext context, Locale locale) {
        return result.toString();
    }

    @Override
    public String parseValue(Object input, GraphQLContext context, Locale locale) {
        if (input instanceof String text) return text;
        throw new CoercingParseValueException("A value of type " + name + " must be a string");
    }

    @Override
    public String parseLiteral(
            Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (literal instanceof StringValue text) return String.valueOf(text.getValue());
        throw new CoercingParseLiteralException("A value of type " + name + " must be a string");
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return StringValue.of(input.toString());
    }
}
