package commercegraph.router.supergraph;

import graphql.GraphQLException;
import graphql.language.Definition;
import graphql.language.DirectiveDefinition;
import graphql.language.Document;
import graphql.language.OperationTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.errors.SchemaProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Builds the API schema: the supergraph without what is inaccessible and without the features' own
/// types and directives. Descriptions, `@deprecated`, `@specifiedBy` and `@oneOf` stay, and so do
/// directives of operations.
final class ApiSchema {
    private static final SchemaGenerator.Options OPTIONS =
            SchemaGenerator.Options.defaultOptions()
                    .captureAstDefinitions(false)
                    .useCommentsAsDescriptions(false);

    private ApiSchema() {}

    static GraphQLSchema of(Document document, Features features, Map<String, String> roots) {
        Map<String, TypeDefinition<?>> visible = new LinkedHashMap<>();
        for (TypeDefinition<?> type : AccessibleTypes.of(document, features)) {
            visible.put(type.getName(), type);
        }
        if (!visible.containsKey(roots.getOrDefault("query", "Query"))) {
            throw new UnreadableSupergraphException("no query field is accessible", null);
        }
        try {
            TypeDefinitionRegistry registry = new TypeDefinitionRegistry();
            visible.values().forEach(registry::add);
            for (Definition<?> definition : document.getDefinitions()) {
                if (definition instanceof DirectiveDefinition directive
                        && isOfOperations(directive, features)) {
                    registry.add(AccessibleTypes.of(directive, features));
                }
            }
            registry.add(schema(roots, visible.keySet()));
            return new SchemaGenerator()
                    .makeExecutableSchema(OPTIONS, registry, LenientWiring.wiring());
        } catch (SchemaProblem e) {
            throw new UnreadableSupergraphException(
                    e.getErrors().stream()
                            .map(error -> error.getMessage())
                            .collect(Collectors.joining("; ")),
                    e.getErrors().getFirst().getLocations().stream().findFirst().orElse(null));
        } catch (GraphQLException e) {
            throw new UnreadableSupergraphException(
                    "the API schema is invalid: " + e.getMessage(), null);
        }
    }

    private static SchemaDefinition schema(Map<String, String> roots, Set<String> visible) {
        SchemaDefinition.Builder schema = SchemaDefinition.newSchemaDefinition();
        roots.forEach(
                (operation, type) -> {
                    if (visible.contains(type)) {
                        schema.operationTypeDefinition(
                                new OperationTypeDefinition(operation, new TypeName(type)));
                    }
                });
        return schema.build();
    }

    /// A directive that a client may write: of no feature, and for a place in an operation.
    private static boolean isOfOperations(DirectiveDefinition directive, Features features) {
        return !features.ownsDirective(directive.getName())
                && !Set.of("include", "skip").contains(directive.getName())
                && directive.getDirectiveLocations().stream()
                        .anyMatch(location -> OPERATION_PLACES.contains(location.getName()));
    }

    private static final Set<String> OPERATION_PLACES =
            Set.of(
                    "QUERY",
                    "MUTATION",
                    "SUBSCRIPTION",
                    "FIELD",
                    "FRAGMENT_DEFINITION",
                    "FRAGMENT_SPREAD",
                    "INLINE_FRAGMENT",
                    "VARIABLE_DEFINITION");
}
