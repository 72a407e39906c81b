package commercegraph.router.planner.fetches;

import commercegraph.router.plan.ResponseField.ResponseType;
import commercegraph.router.plan.ResponseField.Scalar;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.supergraph.TypeReference;
import graphql.introspection.Introspection;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The types of the API schema, as the writer of answers needs them. Each is made once; for any
/// number of threads.
public final class ResponseTypes {
    static final ResponseType TYPENAME =
            new ResponseType.NonNull(new ResponseType.Leaf("String", Scalar.STRING, Set.of()));

    private final QueryGraph graph;
    private final GraphQLSchema schema;
    private final Map<TypeReference, ResponseType> known = new ConcurrentHashMap<>();

    public ResponseTypes(QueryGraph graph) {
        this.graph = graph;
        this.schema = graph.supergraph().apiSchema();
    }

    ResponseType of(TypeReference type) {
        ResponseType response = known.get(type);
        if (response == null) {
            response = make(type);
            known.put(type, response);
        }
        return response;
    }

    private ResponseType make(TypeReference type) {
        return switch (type) {
            case TypeReference.NonNull(var of) -> new ResponseType.NonNull(of(of));
            case TypeReference.ListOf(var of) -> new ResponseType.ListOf(of(of));
            case TypeReference.Named(var name) -> named(name);
        };
    }

    private ResponseType named(String name) {
        if (schema.getType(name) instanceof GraphQLCompositeType composite) {
            return new ResponseType.Composite(name, possible(composite));
        }
        if (schema.getType(name) instanceof GraphQLEnumType constants) {
            return new ResponseType.Leaf(
                    name,
                    Scalar.ENUM,
                    constants.getValues().stream()
                            .map(GraphQLEnumValueDefinition::getName)
                            .collect(Collectors.toSet()));
        }
        return new ResponseType.Leaf(name, scalar(name), Set.of());
    }

    /// Inaccessible types are not among them.
    private Set<String> possible(GraphQLCompositeType type) {
        if (!graph.isComposite(type.getName())) {
            return Set.of(type.getName());
        }
        return graph.typeNames(graph.possible(type.getName())).stream()
                .filter(schema::containsType)
                .collect(Collectors.toSet());
    }

    private static Scalar scalar(String name) {
        return switch (name) {
            case "Int" -> Scalar.INT;
            case "Float" -> Scalar.FLOAT;
            case "String" -> Scalar.STRING;
            case "Boolean" -> Scalar.BOOLEAN;
            case "ID" -> Scalar.ID;
            default -> Scalar.ANY;
        };
    }

    /// The type of a field of introspection.
    ResponseType of(String parent, String field) {
        return of(
                TypeReference.parse(
                        GraphQLTypeUtil.simplePrint(definition(parent, field).getType())));
    }

    /// Its base type where that has fields, else null.
    @Nullable String base(String parent, String field) {
        GraphQLNamedType base = GraphQLTypeUtil.unwrapAll(definition(parent, field).getType());
        return base instanceof GraphQLCompositeType ? base.getName() : null;
    }

    private GraphQLFieldDefinition definition(String parent, String field) {
        GraphQLCompositeType type =
                (GraphQLCompositeType) Objects.requireNonNull(schema.getType(parent));
        return Introspection.getFieldDef(schema, type, field);
    }
}
