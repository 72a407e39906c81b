package commercegraph.router.operation;

import commercegraph.router.federation.OperationKind;
import graphql.introspection.Introspection;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the passes ask of the API schema. Immutable.
public final class ApiTypes {
    private final GraphQLSchema schema;
    private final Map<String, Set<String>> possible = new HashMap<>();
    private final Map<String, InputObject> inputs = new HashMap<>();

    public ApiTypes(GraphQLSchema schema) {
        this.schema = schema;
        for (GraphQLNamedType type : schema.getAllTypesAsList()) {
            switch (type) {
                case GraphQLObjectType object ->
                        possible.put(object.getName(), Set.of(object.getName()));
                case GraphQLInterfaceType iface ->
                        possible.put(iface.getName(), names(schema.getImplementations(iface)));
                case GraphQLUnionType union ->
                        possible.put(union.getName(), names(union.getTypes()));
                case GraphQLInputObjectType input ->
                        inputs.put(input.getName(), InputObject.of(input));
                default -> {}
            }
        }
    }

    private static Set<String> names(Iterable<? extends GraphQLNamedType> types) {
        Set<String> names = new HashSet<>();
        types.forEach(type -> names.add(type.getName()));
        return Set.copyOf(names);
    }

    private static Set<String> names(java.util.List<GraphQLNamedOutputType> types) {
        Set<String> names = new HashSet<>();
        types.forEach(type -> names.add(type.getName()));
        return Set.copyOf(names);
    }

    public GraphQLSchema schema() {
        return schema;
    }

    /// The object types that a value of the composite type may have.
    public Set<String> possible(String type) {
        return possible.getOrDefault(type, Set.of());
    }

    public InputObject inputObject(String type) {
        return Objects.requireNonNull(inputs.get(type), type);
    }

    /// Whether the type has all fields of the other one: it is the same, implements it, or the
    /// other one has none.
    public boolean hasFieldsOf(String type, String other) {
        if (type.equals(other) || schema.getType(other) instanceof GraphQLUnionType) {
            return true;
        }
        return schema.getType(type) instanceof GraphQLImplementingType implementing
                && implementing.getInterfaces().stream().anyMatch(it -> it.getName().equals(other));
    }

    public @Nullable GraphQLNamedType named(String type) {
        return (GraphQLNamedType) schema.getType(type);
    }

    /// The base type of a field, introspection's own fields included.
    public String fieldType(String parent, String field) {
        GraphQLCompositeType composite =
                (GraphQLCompositeType) Objects.requireNonNull(schema.getType(parent));
        GraphQLFieldDefinition definition = Introspection.getFieldDef(schema, composite, field);
        return GraphQLTypeUtil.unwrapAll(definition.getType()).getName();
    }

    public String rootType(OperationKind kind) {
        GraphQLObjectType root =
                switch (kind) {
                    case QUERY -> schema.getQueryType();
                    case MUTATION -> schema.getMutationType();
                    case SUBSCRIPTION -> schema.getSubscriptionType();
                };
        return Objects.requireNonNull(root, "validated against this schema").getName();
    }
}
