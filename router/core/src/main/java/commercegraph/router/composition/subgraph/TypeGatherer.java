package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.Findings;
import commercegraph.router.composition.report.Place;
import commercegraph.router.federation.FederationDirective;
import commercegraph.router.federation.SubgraphName;
import graphql.language.Definition;
import graphql.language.DirectiveDefinition;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumTypeExtensionDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputObjectTypeExtensionDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.InterfaceTypeExtensionDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.ScalarTypeExtensionDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import graphql.language.UnionTypeExtensionDefinition;
import graphql.schema.idl.ScalarInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gathers each type of a document from its definition and its extensions. What is Federation's own
/// machinery is left out.
final class TypeGatherer {
    private static final Set<String> MACHINERY_FIELDS = Set.of("_service", "_entities");

    private final Links links;
    private final Findings findings;
    private final NodeReader nodes;

    TypeGatherer(
            SubgraphName subgraph, Links links, Map<String, String> renames, Findings findings) {
        this.links = links;
        this.findings = findings;
        this.nodes = new NodeReader(subgraph, links, renames, findings);
    }

    Map<String, TypeNode> gather(Document document) {
        Map<String, List<TypeDefinition<?>>> parts = new LinkedHashMap<>();
        for (Definition<?> definition : document.getDefinitions()) {
            if (definition instanceof TypeDefinition<?> type
                    && !links.ownsType(type.getName())
                    && !ScalarInfo.isGraphqlSpecifiedScalar(type.getName())) {
                parts.computeIfAbsent(nodes.renamed(type.getName()), _ -> new ArrayList<>())
                        .add(type);
            }
        }
        Map<String, TypeNode> types = new LinkedHashMap<>();
        parts.forEach(
                (name, list) -> {
                    TypeNode type = type(name, list);
                    if (type != null) {
                        types.put(name, type);
                    }
                });
        types.computeIfAbsent("Query", this::emptyQuery);
        return types;
    }

    /// Every subgraph has a query type: if not its own, then that of the fields `_service` and
    /// `_entities`.
    private TypeNode emptyQuery(String name) {
        return new TypeNode.Composite(
                TypeNode.Kind.OBJECT,
                name,
                null,
                Set.of(),
                Map.of(),
                List.of(),
                new TypeNode.Origin(true, null),
                nodes.nowhere());
    }

    Applied resolved(Applied unresolved) {
        return nodes.resolved(unresolved);
    }

    /// Of directives that are of no specification.
    Map<String, Map<String, InputNode>> directiveArguments(
            Collection<DirectiveDefinition> definitions) {
        Map<String, Map<String, InputNode>> arguments = new LinkedHashMap<>();
        for (DirectiveDefinition definition : definitions) {
            if (KnownDefinitions.specified(definition.getName(), links) == null) {
                Map<String, InputNode> own = new LinkedHashMap<>();
                for (InputValueDefinition argument : definition.getInputValueDefinitions()) {
                    String coordinate =
                            "@%s(%s:)".formatted(definition.getName(), argument.getName());
                    own.put(argument.getName(), nodes.input(coordinate, argument, 0));
                }
                arguments.put(definition.getName(), Collections.unmodifiableMap(own));
            }
        }
        return arguments;
    }

    private @Nullable TypeNode type(String name, List<TypeDefinition<?>> parts) {
        TypeDefinition<?> first = parts.getFirst();
        for (TypeDefinition<?> part : parts) {
            if (kind(part) != kind(first)) {
                invalid("type \"%s\" is extended as another kind of type".formatted(name), part);
                return null;
            }
        }
        if (parts.stream().filter(part -> !isExtension(part)).count() > 1) {
            invalid("type \"%s\" is defined twice".formatted(name), parts.getLast());
        }
        List<Applied> directives = directives(parts);
        TypeNode.Origin origin = origin(parts, directives);
        String description = description(parts);
        Place place = nodes.place(first);
        return switch (kind(first)) {
            case OBJECT, INTERFACE ->
                    new TypeNode.Composite(
                            kind(first),
                            name,
                            description,
                            interfaces(parts),
                            fields(name, parts),
                            directives,
                            origin,
                            place);
            case UNION ->
                    new TypeNode.Union(
                            name, description, members(parts), directives, origin, place);
            case ENUM ->
                    new TypeNode.Enumeration(
                            name, description, values(name, parts), directives, origin, place);
            case INPUT_OBJECT ->
                    new TypeNode.InputObject(
                            name, description, inputFields(name, parts), directives, origin, place);
            case SCALAR -> new TypeNode.Scalar(name, description, directives, origin, place);
        };
    }

    private List<Applied> directives(List<TypeDefinition<?>> parts) {
        List<Applied> directives = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            TypeDefinition<?> definition = parts.get(part);
            directives.addAll(
                    nodes.directives(definition.getDirectives(), part, isExtension(definition)));
        }
        return directives;
    }

    private TypeNode.Origin origin(List<TypeDefinition<?>> parts, List<Applied> directives) {
        boolean extendsByDirective =
                directives.stream()
                        .anyMatch(applied -> applied.federation() == FederationDirective.EXTENDS);
        boolean defined =
                !extendsByDirective && parts.stream().anyMatch(part -> !isExtension(part));
        Place extension =
                parts.stream()
                        .filter(part -> extendsByDirective || isExtension(part))
                        .map(nodes::place)
                        .findFirst()
                        .orElse(null);
        return new TypeNode.Origin(defined, extension);
    }

    private static @Nullable String description(List<TypeDefinition<?>> parts) {
        for (TypeDefinition<?> part : parts) {
            String description = NodeReader.description(part);
            if (description != null) {
                return description;
            }
        }
        return null;
    }

    private Map<String, FieldNode> fields(String type, List<TypeDefinition<?>> parts) {
        Map<String, FieldNode> fields = new LinkedHashMap<>();
        for (int part = 0; part < parts.size(); part++) {
            if (parts.get(part) instanceof ImplementingTypeDefinition<?> composite) {
                for (var field : composite.getFieldDefinitions()) {
                    boolean machinery =
                            type.equals("Query") && MACHINERY_FIELDS.contains(field.getName());
                    if (!machinery
                            && fields.put(field.getName(), nodes.field(type, field, part))
                                    != null) {
                        invalid(
                                "field \"%s.%s\" is defined twice".formatted(type, field.getName()),
                                parts.get(part));
                    }
                }
            }
        }
        return Collections.unmodifiableMap(fields);
    }

    private Map<String, InputNode> inputFields(String type, List<TypeDefinition<?>> parts) {
        Map<String, InputNode> fields = new LinkedHashMap<>();
        for (int part = 0; part < parts.size(); part++) {
            if (parts.get(part) instanceof InputObjectTypeDefinition input) {
                for (var field : input.getInputValueDefinitions()) {
                    String coordinate = type + "." + field.getName();
                    if (fields.put(field.getName(), nodes.input(coordinate, field, part)) != null) {
                        invalid("field \"%s\" is defined twice".formatted(coordinate), input);
                    }
                }
            }
        }
        return Collections.unmodifiableMap(fields);
    }

    private Map<String, ValueNode> values(String type, List<TypeDefinition<?>> parts) {
        Map<String, ValueNode> values = new LinkedHashMap<>();
        for (int part = 0; part < parts.size(); part++) {
            if (parts.get(part) instanceof EnumTypeDefinition enumeration) {
                for (var value : enumeration.getEnumValueDefinitions()) {
                    if (values.put(value.getName(), nodes.value(value, part)) != null) {
                        invalid(
                                "value \"%s.%s\" is defined twice".formatted(type, value.getName()),
                                enumeration);
                    }
                }
            }
        }
        return Collections.unmodifiableMap(values);
    }

    private Set<String> interfaces(List<TypeDefinition<?>> parts) {
        Set<String> interfaces = new LinkedHashSet<>();
        for (TypeDefinition<?> part : parts) {
            if (part instanceof ImplementingTypeDefinition<?> composite) {
                addNames(composite.getImplements(), interfaces, part);
            }
        }
        return Collections.unmodifiableSet(interfaces);
    }

    private Set<String> members(List<TypeDefinition<?>> parts) {
        Set<String> members = new LinkedHashSet<>();
        for (TypeDefinition<?> part : parts) {
            if (part instanceof UnionTypeDefinition union) {
                addNames(union.getMemberTypes(), members, part);
            }
        }
        return Collections.unmodifiableSet(members);
    }

    @SuppressWarnings("rawtypes")
    private void addNames(List<Type> types, Set<String> names, TypeDefinition<?> part) {
        for (Type<?> type : types) {
            if (type instanceof TypeName name && !names.add(nodes.renamed(name.getName()))) {
                invalid(
                        "\"%s\" names \"%s\" twice".formatted(part.getName(), name.getName()),
                        part);
            }
        }
    }

    private void invalid(String message, TypeDefinition<?> part) {
        findings.error(ErrorCode.INVALID_GRAPHQL, message, nodes.place(part));
    }

    private static TypeNode.Kind kind(TypeDefinition<?> definition) {
        return switch (definition) {
            case ObjectTypeDefinition _ -> TypeNode.Kind.OBJECT;
            case InterfaceTypeDefinition _ -> TypeNode.Kind.INTERFACE;
            case UnionTypeDefinition _ -> TypeNode.Kind.UNION;
            case EnumTypeDefinition _ -> TypeNode.Kind.ENUM;
            case InputObjectTypeDefinition _ -> TypeNode.Kind.INPUT_OBJECT;
            case ScalarTypeDefinition _ -> TypeNode.Kind.SCALAR;
            default -> throw new IllegalArgumentException("no kind of type: " + definition);
        };
    }

    private static boolean isExtension(TypeDefinition<?> definition) {
        return definition instanceof ObjectTypeExtensionDefinition
                || definition instanceof InterfaceTypeExtensionDefinition
                || definition instanceof UnionTypeExtensionDefinition
                || definition instanceof EnumTypeExtensionDefinition
                || definition instanceof InputObjectTypeExtensionDefinition
                || definition instanceof ScalarTypeExtensionDefinition;
    }
}
