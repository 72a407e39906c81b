package commercegraph.router.supergraph;

import commercegraph.router.federation.Literals;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLScalarType;
import graphql.schema.TypeResolver;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.ScalarWiringEnvironment;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What graphql-java wants to know of an API schema that is never executed by it. A custom scalar
/// takes every value: only its subgraph knows what is right. The type of an object is its
/// `__typename`.
final class LenientWiring implements WiringFactory {
    private static final TypeResolver BY_TYPENAME =
            environment ->
                    environment.getObject() instanceof Map<?, ?> object
                                    && object.get("__typename") instanceof String name
                            ? environment.getSchema().getObjectType(name)
                            : null;

    /// Of graphql-java's own, which it has in every schema: the router does not do what they say,
    /// so introspection does not tell of them.
    private static final Set<String> UNTOLD_DIRECTIVES =
            Set.of("defer", "experimental_disableErrorPropagation");

    static RuntimeWiring wiring() {
        return RuntimeWiring.newRuntimeWiring()
                .wiringFactory(new LenientWiring())
                .codeRegistry(
                        GraphQLCodeRegistry.newCodeRegistry()
                                .dataFetcher(
                                        FieldCoordinates.coordinates("__Schema", "directives"),
                                        (DataFetcher<?>) LenientWiring::toldDirectives)
                                .dataFetcher(
                                        FieldCoordinates.coordinates("__Type", "description"),
                                        (DataFetcher<?>) LenientWiring::description))
                .build();
    }

    private static List<GraphQLDirective> toldDirectives(DataFetchingEnvironment environment) {
        return environment.getGraphQLSchema().getDirectives().stream()
                .filter(directive -> !UNTOLD_DIRECTIVES.contains(directive.getName()))
                .toList();
    }

    /// graphql-java gives a custom scalar without a description an empty one.
    private static @Nullable String description(DataFetchingEnvironment environment) {
        String text =
                environment.getSource() instanceof GraphQLNamedSchemaElement named
                        ? named.getDescription()
                        : null;
        return text == null || text.isEmpty() ? null : text;
    }

    @Override
    public boolean providesScalar(ScalarWiringEnvironment environment) {
        return !ScalarInfo.isGraphqlSpecifiedScalar(
                environment.getScalarTypeDefinition().getName());
    }

    @Override
    public GraphQLScalarType getScalar(ScalarWiringEnvironment environment) {
        return GraphQLScalarType.newScalar()
                .name(environment.getScalarTypeDefinition().getName())
                .coercing(new AnyValue())
                .build();
    }

    @Override
    public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
        return true;
    }

    @Override
    public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
        return BY_TYPENAME;
    }

    @Override
    public boolean providesTypeResolver(UnionWiringEnvironment environment) {
        return true;
    }

    @Override
    public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
        return BY_TYPENAME;
    }

    private static final class AnyValue implements Coercing<Object, Object> {
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
                Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            return Literals.value(input, variables::get);
        }
    }
}
