package commercegraph.router.planner;

import commercegraph.router.federation.SubgraphName;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The schemas that subgraphs serve: their SDL without federation's directives, with `_entities`.
final class SubgraphSchemas {
    private static final Map<Path, SubgraphSchemas> KNOWN = new ConcurrentHashMap<>();
    private static final Pattern DIRECTIVE =
            Pattern.compile(
                    "@[A-Za-z_][A-Za-z0-9_]*(\\s*\\((?:[^()\"]|\"\"\"[\\s\\S]*?\"\"\"|\"[^\"]*\")*\\))?");

    private final Map<String, GraphQLSchema> schemas = new HashMap<>();

    static SubgraphSchemas of(Path suite) {
        return KNOWN.computeIfAbsent(suite, SubgraphSchemas::read);
    }

    private static SubgraphSchemas read(Path suite) {
        SubgraphSchemas all = new SubgraphSchemas();
        try (var files = Files.list(suite.resolve("subgraphs"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".graphql", "");
                all.schemas.put(name, schema(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static GraphQLSchema schema(String sdl) {
        Set<String> entities = entities(Parser.parse(sdl));
        String plain =
                DIRECTIVE
                        .matcher(
                                Pattern.compile(
                                                "extend\\s+schema\\s*((@link\\s*\\((?:[^()\"]|\"[^\"]*\"|\\([^)]*\\))*\\)|@composeDirective\\([^)]*\\))\\s*)+(\\{[^}]*\\})?")
                                        .matcher(sdl)
                                        .replaceAll(Matcher.quoteReplacement("")))
                        .replaceAll("")
                        .replaceAll("extend\\s+(type|interface|union|enum|input)", "$1");
        StringBuilder text = new StringBuilder(plain).append("\nscalar _Any\n");
        if (!plain.contains("type Query")) {
            text.append("type Query { _unused: Int }\n");
        }
        if (!entities.isEmpty()) {
            text.append("union _Entity = ").append(String.join(" | ", entities));
            text.append(
                    "\nextend type Query { _entities(representations: [_Any!]!): [_Entity]! }\n");
        }
        TypeDefinitionRegistry registry = new SchemaParser().parse(text.toString());
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(registry);
    }

    /// Object types with a key; those of an interface with a key are entities themselves.
    private static Set<String> entities(Document document) {
        Set<String> entities = new LinkedHashSet<>();
        document.getDefinitions()
                .forEach(
                        definition -> {
                            if (definition instanceof ObjectTypeDefinition type && hasKey(type)) {
                                entities.add(type.getName());
                            }
                            if (definition instanceof ObjectTypeExtensionDefinition type
                                    && hasKey(type)) {
                                entities.add(type.getName());
                            }
                            if (definition instanceof InterfaceTypeDefinition) {
                                return;
                            }
                        });
        return entities;
    }

    private static boolean hasKey(DirectivesContainer<?> type) {
        for (Directive directive : type.getDirectives()) {
            if (directive.getName().endsWith("key")) {
                return true;
            }
        }
        return false;
    }

    List<String> problems(SubgraphName subgraph, String document) {
        GraphQLSchema schema = schemas.get(subgraph.value());
        if (subgraph.equals(SubgraphName.INTROSPECTION)) {
            return List.of();
        }
        if (schema == null) {
            return List.of("no schema of " + subgraph);
        }
        return new Validator()
                .validateDocument(schema, Parser.parse(document), Locale.ENGLISH).stream()
                        .map(error -> subgraph + ": " + error.getMessage())
                        .toList();
    }
}
