package commercegraph.router.conformance;

import graphql.language.AstTransformer;
import graphql.language.BooleanValue;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.Document;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.InterfaceTypeExtensionDefinition;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.OperationDefinition;
import graphql.language.SDLExtensionDefinition;
import graphql.language.SchemaExtensionDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.StringValue;
import graphql.language.TypeDefinition;
import graphql.parser.Parser;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A subgraph's SDL as it is served, and the schema that it executes: without federation's
/// directives, extensions of types that live elsewhere made whole, `_entities` added.
///
/// @param keys by type, the selections of each resolvable `@key`
record ExecutableSdl(TypeDefinitionRegistry registry, Map<String, List<SelectionSet>> keys) {

    static ExecutableSdl of(String sdl) {
        Document document = Parser.parse(sdl);
        Map<String, List<SelectionSet>> keys = keys(document);
        List<Definition> definitions = new ArrayList<>();
        Set<String> defined =
                document.getDefinitions().stream()
                        .filter(one -> one instanceof TypeDefinition<?>)
                        .filter(one -> !(one instanceof SDLExtensionDefinition))
                        .map(one -> ((TypeDefinition<?>) one).getName())
                        .collect(Collectors.toCollection(TreeSet::new));
        for (Definition<?> definition : document.getDefinitions()) {
            if (definition instanceof SchemaExtensionDefinition
                    || definition instanceof DirectiveDefinition) {
                continue;
            }
            definitions.add((Definition<?>) bare(whole(definition, defined)));
        }
        definitions.addAll(Parser.parse(additions(document, defined)).getDefinitions());
        Document executable = Document.newDocument().definitions(definitions).build();
        return new ExecutableSdl(new SchemaParser().buildRegistry(executable), keys);
    }

    private static String additions(Document document, Set<String> defined) {
        String members =
                document.getDefinitions().stream()
                        .filter(ObjectTypeDefinition.class::isInstance)
                        .map(ObjectTypeDefinition.class::cast)
                        .filter(type -> type.hasDirective("key"))
                        .map(ObjectTypeDefinition::getName)
                        .distinct()
                        .collect(Collectors.joining(" | "));
        String query = defined.contains("Query") ? "extend type Query" : "type Query";
        String service = query + " { _service: _Service! } type _Service { sdl: String! }";
        return members.isEmpty()
                ? service
                : service
                        + " scalar _Any union _Entity = %s".formatted(members)
                        + " extend type Query { _entities(representations: [_Any!]!): [_Entity]! }";
    }

    /// The first extension of a type that is defined elsewhere becomes its definition.
    private static Definition<?> whole(Definition<?> definition, Set<String> defined) {
        if (definition instanceof ObjectTypeExtensionDefinition type
                && defined.add(type.getName())) {
            return ObjectTypeDefinition.newObjectTypeDefinition()
                    .name(type.getName())
                    .implementz(type.getImplements())
                    .directives(type.getDirectives())
                    .fieldDefinitions(type.getFieldDefinitions())
                    .build();
        }
        if (definition instanceof InterfaceTypeExtensionDefinition type
                && defined.add(type.getName())) {
            return InterfaceTypeDefinition.newInterfaceTypeDefinition()
                    .name(type.getName())
                    .directives(type.getDirectives())
                    .definitions(type.getFieldDefinitions())
                    .build();
        }
        return definition;
    }

    private static Node<?> bare(Node<?> definition) {
        return new AstTransformer()
                .transform(
                        definition,
                        new NodeVisitorStub() {
                            @Override
                            public TraversalControl visitDirective(
                                    Directive node, TraverserContext<Node> context) {
                                return TreeTransformerUtil.deleteNode(context);
                            }
                        });
    }

    private static Map<String, List<SelectionSet>> keys(Document document) {
        Map<String, List<SelectionSet>> keys = new LinkedHashMap<>();
        for (Definition<?> definition : document.getDefinitions()) {
            if (definition instanceof ObjectTypeDefinition type) {
                keys.computeIfAbsent(type.getName(), _ -> new ArrayList<>())
                        .addAll(keys(type.getDirectives("key")));
            } else if (definition instanceof InterfaceTypeDefinition type) {
                keys.computeIfAbsent(type.getName(), _ -> new ArrayList<>())
                        .addAll(keys(type.getDirectives("key")));
            }
        }
        return keys;
    }

    private static List<SelectionSet> keys(List<Directive> directives) {
        return directives.stream()
                .filter(
                        key ->
                                !(key.getArgument("resolvable") != null
                                        && key.getArgument("resolvable").getValue()
                                                instanceof BooleanValue resolvable
                                        && !resolvable.isValue()))
                .map(key -> ((StringValue) key.getArgument("fields").getValue()).getValue())
                .map(ExecutableSdl::selection)
                .toList();
    }

    private static SelectionSet selection(String fields) {
        return Parser.parse("{" + fields + "}")
                .getFirstDefinitionOfType(OperationDefinition.class)
                .orElseThrow()
                .getSelectionSet();
    }

    static List<graphql.language.Field> fields(SelectionSet set) {
        List<graphql.language.Field> fields = new ArrayList<>();
        for (Selection<?> selection : set.getSelections()) {
            fields.add((graphql.language.Field) selection);
        }
        return fields;
    }
}
