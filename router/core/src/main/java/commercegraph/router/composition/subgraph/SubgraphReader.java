package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.Findings;
import commercegraph.router.composition.report.Place;
import commercegraph.router.federation.OperationKind;
import commercegraph.router.federation.SubgraphName;
import graphql.GraphQLException;
import graphql.language.Definition;
import graphql.language.Description;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.Document;
import graphql.language.Node;
import graphql.language.ObjectTypeDefinition;
import graphql.language.OperationTypeDefinition;
import graphql.language.SDLDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.SchemaExtensionDefinition;
import graphql.language.SourceLocation;
import graphql.language.TypeDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a subgraph's SDL: parses it, resolves its links, names its root types as usual, and
/// gathers each type from its definition and extensions. Does not yet rewrite Federation 1.
public final class SubgraphReader {
    private final SubgraphName name;
    private final Findings findings;

    private SubgraphReader(SubgraphName name, Findings findings) {
        this.name = name;
        this.findings = findings;
    }

    /// @return empty when the SDL is so wrong that nothing can be said about its types; the
    ///     findings tell why
    public static Optional<SubgraphSchema> read(
            SubgraphName name, String url, String sdl, Findings findings) {
        return new SubgraphReader(name, findings).read(url, sdl);
    }

    private Optional<SubgraphSchema> read(String url, String sdl) {
        Optional<Document> parsed = parse(sdl);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        Document document = parsed.get();
        checkDefinitions(document);
        List<Applied> schemaDirectives = schemaDirectives(document);
        Links links = LinkReader.read(document, schemaDirectives, findings);
        if (findings.hasErrors() && links.isKnownVersion()) {
            return Optional.empty();
        }
        Map<OperationKind, String> roots = roots(document);
        checkRoots(document, roots);
        FeatureTypes.check(document, links, this::invalidType);
        Map<String, String> renames = renames(document, roots);
        TypeGatherer gatherer = new TypeGatherer(name, links, renames, findings);
        Map<String, TypeNode> types = gatherer.gather(document);
        Map<OperationKind, String> usual = new EnumMap<>(OperationKind.class);
        usual.put(OperationKind.QUERY, "Query");
        roots.forEach(
                (kind, type) -> {
                    String renamed = renames.getOrDefault(type, type);
                    if (types.containsKey(renamed)) {
                        usual.put(kind, renamed);
                    }
                });
        Map<String, DirectiveDefinition> definitions = directiveDefinitions(document);
        return Optional.of(
                new SubgraphSchema(
                        name,
                        url,
                        links,
                        types,
                        definitions,
                        gatherer.directiveArguments(definitions.values()),
                        usual,
                        schemaDirectives.stream().map(gatherer::resolved).toList(),
                        schemaDescription(document)));
    }

    private Optional<Document> parse(String sdl) {
        try {
            return Optional.of(
                    Parser.parse(
                            ParserEnvironment.newParserEnvironment()
                                    .document(sdl)
                                    .parserOptions(ParserOptions.getDefaultSdlParserOptions())
                                    .build()));
        } catch (InvalidSyntaxException e) {
            findings.error(
                    ErrorCode.INVALID_GRAPHQL,
                    String.valueOf(e.getMessage()),
                    place(e.getLocation()));
        } catch (GraphQLException e) {
            findings.error(ErrorCode.INVALID_GRAPHQL, String.valueOf(e.getMessage()), place(null));
        }
        return Optional.empty();
    }

    private List<Applied> schemaDirectives(Document document) {
        List<Applied> directives = new ArrayList<>();
        for (SchemaDefinition schema : document.getDefinitionsOfType(SchemaDefinition.class)) {
            for (Directive directive : schema.getDirectives()) {
                directives.add(
                        LinkReader.unresolved(
                                directive,
                                schema instanceof SchemaExtensionDefinition,
                                place(directive.getSourceLocation())));
            }
        }
        return directives;
    }

    private static @Nullable String schemaDescription(Document document) {
        return document.getDefinitionsOfType(SchemaDefinition.class).stream()
                .map(SchemaDefinition::getDescription)
                .filter(description -> description != null)
                .map(Description::getContent)
                .findFirst()
                .orElse(null);
    }

    /// The root types by their own names. A schema that names none has those that bear the usual
    /// names.
    private Map<OperationKind, String> roots(Document document) {
        Map<OperationKind, String> roots = new EnumMap<>(OperationKind.class);
        boolean defined = false;
        for (SchemaDefinition schema : document.getDefinitionsOfType(SchemaDefinition.class)) {
            defined |= !(schema instanceof SchemaExtensionDefinition);
            for (OperationTypeDefinition operation : schema.getOperationTypeDefinitions()) {
                OperationKind kind =
                        OperationKind.valueOf(operation.getName().toUpperCase(Locale.ROOT));
                roots.put(kind, operation.getTypeName().getName());
            }
        }
        if (!defined || roots.isEmpty()) {
            Map<String, TypeDefinition<?>> types = typesByName(document);
            for (OperationKind kind : OperationKind.values()) {
                if (types.containsKey(kind.typeName())) {
                    roots.putIfAbsent(kind, kind.typeName());
                }
            }
        }
        return roots;
    }

    /// Root types get their usual names, but for one whose usual name another type has: the rules
    /// tell of it.
    private static Map<String, String> renames(
            Document document, Map<OperationKind, String> roots) {
        Map<String, TypeDefinition<?>> types = typesByName(document);
        Map<String, String> renames = new HashMap<>();
        roots.forEach(
                (kind, type) -> {
                    if (!types.containsKey(kind.typeName())) {
                        renames.put(type, kind.typeName());
                    }
                });
        return renames;
    }

    /// A schema has types and directives, no operations.
    private void checkDefinitions(Document document) {
        for (Definition<?> definition : document.getDefinitions()) {
            if (!(definition instanceof SDLDefinition<?>)) {
                invalid("an operation or a fragment is no part of a schema", definition);
            }
        }
    }

    private void checkRoots(Document document, Map<OperationKind, String> roots) {
        Map<String, TypeDefinition<?>> types = typesByName(document);
        for (SchemaDefinition schema : document.getDefinitionsOfType(SchemaDefinition.class)) {
            for (OperationTypeDefinition operation : schema.getOperationTypeDefinitions()) {
                String name = operation.getTypeName().getName();
                if (!(types.get(name) instanceof ObjectTypeDefinition)) {
                    invalid(
                            "the %s type \"%s\" is no object type"
                                    .formatted(operation.getName(), name),
                            operation);
                }
            }
        }
        roots.values().stream()
                .filter(name -> Collections.frequency(roots.values(), name) > 1)
                .findFirst()
                .ifPresent(
                        name ->
                                invalid(
                                        "\"%s\" is the root type of several operations"
                                                .formatted(name),
                                        types.get(name)));
    }

    private void invalidType(String message, Node<?> node) {
        findings.error(ErrorCode.TYPE_DEFINITION_INVALID, message, place(node.getSourceLocation()));
    }

    private void invalid(String message, @Nullable Node<?> node) {
        findings.error(
                ErrorCode.INVALID_GRAPHQL,
                message,
                place(node == null ? null : node.getSourceLocation()));
    }

    private static Map<String, TypeDefinition<?>> typesByName(Document document) {
        Map<String, TypeDefinition<?>> types = new HashMap<>();
        for (Definition<?> definition : document.getDefinitions()) {
            if (definition instanceof TypeDefinition<?> type) {
                types.put(type.getName(), type);
            }
        }
        return types;
    }

    private Map<String, DirectiveDefinition> directiveDefinitions(Document document) {
        Map<String, DirectiveDefinition> directives = new LinkedHashMap<>();
        for (DirectiveDefinition definition :
                document.getDefinitionsOfType(DirectiveDefinition.class)) {
            if (directives.put(definition.getName(), definition) != null) {
                findings.error(
                        ErrorCode.INVALID_GRAPHQL,
                        "directive \"@%s\" is defined twice".formatted(definition.getName()),
                        place(definition.getSourceLocation()));
            }
        }
        return directives;
    }

    private Place place(@Nullable SourceLocation location) {
        return location == null
                ? new Place(name, 0, 0)
                : new Place(name, location.getLine(), location.getColumn());
    }
}
