package commercegraph.router.engine;

import commercegraph.router.engine.workers.Lane;
import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationCreateStateParameters;
import graphql.execution.instrumentation.parameters.InstrumentationFieldParameters;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ends an introspection that gives more fields than its schema is worth. Types lead to fields and
/// fields to types, so that a short query can ask for a number of them that grows with its depth;
/// what tools ask for grows with the schema.
final class IntrospectionBound extends SimplePerformantInstrumentation {
    /// The fullest query of the usual tools gives about 20 for each element.
    private static final int FIELDS_PER_ELEMENT = 60;

    /// What short work may give: some milliseconds.
    private static final long SHORT_FIELDS = 10_000;

    private final long fieldsMax;

    private IntrospectionBound(long fieldsMax) {
        this.fieldsMax = fieldsMax;
    }

    static IntrospectionBound of(GraphQLSchema schema) {
        long elements =
                schema.getAllTypesAsList().stream().mapToLong(IntrospectionBound::elements).sum();
        return new IntrospectionBound(elements * FIELDS_PER_ELEMENT);
    }

    /// A type and all that stands in it.
    private static long elements(GraphQLNamedType type) {
        return 1
                + switch (type) {
                    case GraphQLFieldsContainer container ->
                            container.getFieldDefinitions().stream()
                                    .mapToLong(IntrospectionBound::elements)
                                    .sum();
                    case GraphQLInputObjectType input -> input.getFieldDefinitions().size();
                    case GraphQLEnumType enumeration -> enumeration.getValues().size();
                    default -> 0;
                };
    }

    private static long elements(GraphQLFieldDefinition field) {
        List<GraphQLArgument> arguments = field.getArguments();
        return 1L + arguments.size();
    }

    /// The bound of this execution goes by the lane that stands in its context.
    @Override
    public InstrumentationState createState(InstrumentationCreateStateParameters parameters) {
        boolean isShort =
                parameters.getExecutionInput().getGraphQLContext().get(Lane.class) == Lane.SHORT;
        return new Count(isShort ? Math.min(SHORT_FIELDS, fieldsMax) : fieldsMax);
    }

    @Override
    public InstrumentationContext<Object> beginFieldExecution(
            InstrumentationFieldParameters parameters, @Nullable InstrumentationState state) {
        if (state instanceof Count count && ++count.fields > count.max) {
            throw new AbortExecutionException(message());
        }
        return SimpleInstrumentationContext.noOp();
    }

    /// For the client.
    String message() {
        return "The introspection gives more than %d fields".formatted(fieldsMax);
    }

    private static final class Count implements InstrumentationState {
        private final long max;
        private long fields;

        Count(long max) {
            this.max = max;
        }
    }
}
