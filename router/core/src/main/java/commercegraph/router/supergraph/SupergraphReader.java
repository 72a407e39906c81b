package commercegraph.router.supergraph;

import graphql.GraphQLException;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.ObjectTypeDefinition;
import graphql.language.OperationTypeDefinition;
import graphql.language.SDLNamedDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.SchemaExtensionDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a supergraph as any composer writes it: join specification v0.1 (Federation 1, with
/// `@core`) to v0.5. Pure.
public final class SupergraphReader {
    private SupergraphReader() {}

    /// @throws UnreadableSupergraphException when the SDL is not GraphQL, no supergraph, or
    ///     contradicts itself
    public static Supergraph read(String sdl) {
        try {
            return DeepStack.call(() -> readHere(sdl));
        } catch (StackOverflowError tooDeep) {
            throw new UnreadableSupergraphException(
                    "the supergraph's types follow each other too far to be read", null);
        }
    }

    private static Supergraph readHere(String sdl) {
        Document document = parse(sdl);
        List<SchemaDefinition> schemas = schemaDefinitions(document);
        Map<String, String> roots = roots(document, schemas);
        Features features = Features.of(schemaDirectives(schemas));
        Subgraphs subgraphs = Subgraphs.of(document, features);
        Map<String, TypeDefinition> types = types(document, features, subgraphs);
        GraphQLSchema apiSchema = ApiSchema.of(document, features, roots);
        return new Supergraph(
                subgraphs.byName(),
                Collections.unmodifiableMap(types),
                features.links(),
                apiSchema,
                roots.getOrDefault("query", "Query"),
                Optional.ofNullable(roots.get("mutation")),
                Optional.ofNullable(roots.get("subscription")));
    }

    private static Document parse(String sdl) {
        try {
            return Parser.parse(
                    ParserEnvironment.newParserEnvironment()
                            .document(sdl)
                            .parserOptions(ParserOptions.getDefaultSdlParserOptions())
                            .build());
        } catch (InvalidSyntaxException e) {
            throw new UnreadableSupergraphException(
                    "the supergraph is not GraphQL: " + e.getMessage(), e.getLocation());
        } catch (GraphQLException e) {
            throw new UnreadableSupergraphException(
                    "the supergraph is not GraphQL: " + e.getMessage(), null);
        }
    }

    /// The schema definition and its extensions, which may bear links as well.
    private static List<SchemaDefinition> schemaDefinitions(Document document) {
        List<SchemaDefinition> schemas = document.getDefinitionsOfType(SchemaDefinition.class);
        if (schemas.stream().allMatch(SchemaExtensionDefinition.class::isInstance)) {
            throw new UnreadableSupergraphException(
                    "not a supergraph: there is no schema definition with links", null);
        }
        return schemas;
    }

    private static List<Directive> schemaDirectives(List<SchemaDefinition> schemas) {
        return schemas.stream().flatMap(schema -> schema.getDirectives().stream()).toList();
    }

    /// The root types by operation: those that the schema definition names, else those that bear
    /// the usual names.
    private static Map<String, String> roots(Document document, List<SchemaDefinition> schemas) {
        Map<String, String> roots = new LinkedHashMap<>();
        for (SchemaDefinition schema : schemas) {
            for (OperationTypeDefinition operation : schema.getOperationTypeDefinitions()) {
                roots.put(operation.getName(), operation.getTypeName().getName());
            }
        }
        checkObjects(document, roots);
        Set<String> defined = new HashSet<>();
        for (SDLNamedDefinition<?> definition : namedDefinitions(document)) {
            defined.add(definition.getName());
        }
        if (roots.isEmpty()) {
            Map.of("query", "Query", "mutation", "Mutation", "subscription", "Subscription")
                    .forEach(
                            (operation, type) -> {
                                if (defined.contains(type)) {
                                    roots.put(operation, type);
                                }
                            });
        }
        if (!defined.contains(roots.getOrDefault("query", "Query"))) {
            throw new UnreadableSupergraphException(
                    "the supergraph has no query type", schemas.getFirst().getSourceLocation());
        }
        return roots;
    }

    private static void checkObjects(Document document, Map<String, String> roots) {
        for (graphql.language.TypeDefinition<?> type :
                document.getDefinitionsOfType(graphql.language.TypeDefinition.class)) {
            if (roots.containsValue(type.getName()) && !(type instanceof ObjectTypeDefinition)) {
                throw new UnreadableSupergraphException(
                        "root type \"%s\" is no object type".formatted(type.getName()),
                        type.getSourceLocation());
            }
        }
    }

    private static List<SDLNamedDefinition<?>> namedDefinitions(Document document) {
        List<SDLNamedDefinition<?>> definitions = new ArrayList<>();
        for (var definition : document.getDefinitions()) {
            if (definition instanceof SDLNamedDefinition<?> named) {
                definitions.add(named);
            }
        }
        return definitions;
    }

    private static Map<String, TypeDefinition> types(
            Document document, Features features, Subgraphs subgraphs) {
        JoinReader join = new JoinReader(features, subgraphs);
        Map<String, TypeDefinition> types = new LinkedHashMap<>();
        Map<String, SDLNamedDefinition<?>> sources = new HashMap<>();
        for (SDLNamedDefinition<?> definition : namedDefinitions(document)) {
            if (!(definition instanceof graphql.language.TypeDefinition<?> type)
                    || features.ownsType(type.getName())) {
                continue;
            }
            if (sources.put(type.getName(), definition) != null) {
                throw new UnreadableSupergraphException(
                        "type \"" + type.getName() + "\" is defined twice",
                        type.getSourceLocation());
            }
            types.put(type.getName(), join.type(type));
        }
        return features.isFederationOne() ? FederationOne.complete(types, subgraphs) : types;
    }
}
