package commercegraph.support.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// `DateTime`: RFC 3339 outside, an OffsetDateTime in UTC inside; printed with milliseconds,
/// always.
final class DateTimeCoercing implements Coercing<OffsetDateTime, String> {

    private static final DateTimeFormatter PRINTED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    @Override
    public String serialize(Object result, GraphQLContext context, Locale locale) {
        return switch (result) {
            case OffsetDateTime time -> PRINTED.format(time);
            case Instant time -> PRINTED.format(time);
            default ->
                    throw new CoercingSerializeException(
                            "A DateTime must be an OffsetDateTime or an Instant");
        };
    }

    @Override
    public OffsetDateTime parseValue(Object input, GraphQLContext context, Locale locale) {
        try {
            return switch (input) {
                case OffsetDateTime time -> time.withOffsetSameInstant(ZoneOffset.UTC);
                case String text ->
                        OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
                default -> throw new CoercingParseValueException("A DateTime must be a string");
            };
        } catch (DateTimeException _) {
            throw new CoercingParseValueException("A DateTime must be of RFC 3339");
        }
    }

    @Override
    public OffsetDateTime parseLiteral(
            Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (!(literal instanceof StringValue text))
            throw new CoercingParseLiteralException("A DateTime must be a string");
        try {
            return parseValue(String.valueOf(text.getValue()), context, locale);
        } catch (CoercingParseValueException invalid) {
            throw new CoercingParseLiteralException(invalid.getMessage());
        }
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return StringValue.of(serialize(input, context, locale));
    }
}
