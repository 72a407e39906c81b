package commercegraph.router.conformance;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.introspection.GoodFaithIntrospection;
import graphql.schema.Coercing;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.ScalarWiringEnvironment;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/// A subgraph made of its SDL and of facts: executes any operation.
public final class FactsSubgraph {
    private final GraphQL graphQl;
    private final Turns turns;

    public FactsSubgraph(String sdl, Map<String, @Nullable Object> facts) {
        this(sdl, facts, new Turns());
    }

    /// @param turns counts the mutations of an operation over all its subgraphs
    FactsSubgraph(String sdl, Map<String, @Nullable Object> facts, Turns turns) {
        this.turns = turns;
        ExecutableSdl subgraph = ExecutableSdl.of(sdl);
        Map<String, @Nullable Object> entities =
                Json.object(facts.getOrDefault("entities", Map.of()));
        FactValues values = new FactValues(entities, turns);
        FactEntities resolver = new FactEntities(values, entities, subgraph.keys());
        DataFetcher<@Nullable Object> fetcher =
                environment -> fetch(environment, facts, values, resolver);
        RuntimeWiring wiring =
                RuntimeWiring.newRuntimeWiring()
                        .codeRegistry(
                                GraphQLCodeRegistry.newCodeRegistry()
                                        .defaultDataFetcher(_ -> fetcher))
                        .wiringFactory(new Wiring(fetcher))
                        .build();
        GraphQLSchema schema =
                new SchemaGenerator().makeExecutableSchema(subgraph.registry(), wiring);
        this.graphQl = GraphQL.newGraphQL(schema).build();
    }

    public GraphQLSchema schema() {
        return graphQl.getGraphQLSchema();
    }

    /// Executes a client's whole operation.
    public Map<String, Object> answer(String query, Map<String, @Nullable Object> variables) {
        turns.reset();
        return execute(Map.of("query", query, "variables", variables));
    }

    /// @param request as it comes by HTTP: `query` and `variables`
    public Map<String, Object> execute(Map<String, @Nullable Object> request) {
        return execute(graphQl, request);
    }

    /// Executes any operation of a client: one answer, or of a subscription one for each event.
    public List<Map<String, Object>> answers(
            String query, Map<String, @Nullable Object> variables) {
        turns.reset();
        return answers(Map.of("query", query, "variables", variables));
    }

    List<Map<String, Object>> answers(Map<String, @Nullable Object> request) {
        ExecutionResult result = graphQl.execute(input(request));
        return result.getData() instanceof Publisher<?> events
                ? FactEvents.all(events).stream()
                        .map(it -> ((ExecutionResult) it).toSpecification())
                        .toList()
                : List.of(result.toSpecification());
    }

    public static Map<String, Object> execute(
            GraphQL graphQl, Map<String, @Nullable Object> request) {
        return graphQl.execute(input(request)).toSpecification();
    }

    private static ExecutionInput input(Map<String, @Nullable Object> request) {
        ExecutionInput.Builder input =
                ExecutionInput.newExecutionInput()
                        .query(String.valueOf(request.get("query")))
                        .graphQLContext(
                                Map.of(
                                        GoodFaithIntrospection.GOOD_FAITH_INTROSPECTION_DISABLED,
                                        true));
        if (request.get("variables") != null) {
            input.variables(Json.object(request.get("variables")));
        }
        return input.build();
    }

    private static @Nullable Object fetch(
            DataFetchingEnvironment environment,
            Map<String, @Nullable Object> facts,
            FactValues values,
            FactEntities entities) {
        String name = environment.getField().getName();
        Object source = environment.getSource();
        if (source instanceof FactObject parent) {
            return values.resolve(
                    parent.field(name, Boolean.TRUE.equals(facts.get("strict"))),
                    environment,
                    parent);
        }
        if (name.equals("_entities")) {
            return entities.fetch(environment);
        }
        String root = ((GraphQLObjectType) environment.getParentType()).getName();
        Map<String, @Nullable Object> fields = Json.object(facts.getOrDefault(root, Map.of()));
        if (fields.get(name) instanceof Map<?, ?> value && value.get("@events") != null) {
            return FactEvents.of(
                    Json.list(value.get("@events")).stream()
                            .<@Nullable Object>map(
                                    event -> values.resolve(event, environment, null)));
        }
        return values.resolve(fields.get(name), environment, FactObject.of(root, fields));
    }

    /// Every field is fetched in one way, every abstract type is resolved in one way, and every
    /// scalar of a subgraph's own lets everything through.
    private record Wiring(DataFetcher<@Nullable Object> fetcher) implements WiringFactory {
        private static final TypeResolver BY_FACT =
                environment ->
                        Objects.requireNonNull(
                                environment
                                        .getSchema()
                                        .getObjectType(
                                                ((FactObject) environment.<Object>getObject())
                                                        .type()));

        @Override
        public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
            return true;
        }

        @Override
        public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
            return BY_FACT;
        }

        @Override
        public boolean providesTypeResolver(UnionWiringEnvironment environment) {
            return true;
        }

        @Override
        public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
            return BY_FACT;
        }

        @Override
        public boolean providesScalar(ScalarWiringEnvironment environment) {
            return !ScalarInfo.isGraphqlSpecifiedScalar(
                    environment.getScalarTypeDefinition().getName());
        }

        @Override
        public GraphQLScalarType getScalar(ScalarWiringEnvironment environment) {
            Coercing<?, ?> lenient = new AnyCoercing();
            return GraphQLScalarType.newScalar()
                    .name(environment.getScalarTypeDefinition().getName())
                    .coercing(lenient)
                    .build();
        }

        @Override
        public DataFetcher<?> getDefaultDataFetcher(FieldWiringEnvironment environment) {
            return fetcher;
        }
    }
}
