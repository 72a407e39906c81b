package commercegraph.router.supergraph;

import commercegraph.router.federation.FieldSet;
import commercegraph.router.federation.FieldSetParser;
import commercegraph.router.federation.InvalidFieldSetException;
import commercegraph.router.federation.Literals;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.supergraph.FieldDefinition.ArgumentDefinition;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import graphql.language.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Turns one type definition with its `@join__*` directives into the model. Join specification
/// v0.5; what older versions leave out means "in every subgraph that has the type".
final class JoinReader {
    private final Features features;
    private final Subgraphs subgraphs;
    private final String joinType;
    private final String joinImplements;
    private final String joinUnionMember;
    private final String joinEnumValue;
    private final String joinOwner;
    private final JoinFieldReader fieldReader;

    JoinReader(Features features, Subgraphs subgraphs) {
        this.features = features;
        this.subgraphs = subgraphs;
        this.joinType = features.join("type");
        this.joinImplements = features.join("implements");
        this.joinUnionMember = features.join("unionMember");
        this.joinEnumValue = features.join("enumValue");
        this.joinOwner = features.join("owner");
        this.fieldReader = new JoinFieldReader(features.join("field"), subgraphs);
    }

    TypeDefinition type(graphql.language.TypeDefinition<?> source) {
        Map<SubgraphName, SubgraphType> in = in(source);
        AppliedDirectives directives = directives(source);
        return switch (source) {
            case ObjectTypeDefinition object ->
                    new TypeDefinition.ObjectType(
                            object.getName(),
                            in,
                            fields(object, in.keySet()),
                            interfaces(object, in.keySet()),
                            directives);
            case InterfaceTypeDefinition iface ->
                    new TypeDefinition.InterfaceType(
                            iface.getName(),
                            in,
                            fields(iface, in.keySet()),
                            interfaces(iface, in.keySet()),
                            directives);
            case UnionTypeDefinition union ->
                    new TypeDefinition.UnionType(
                            union.getName(), in, members(union, in.keySet()), directives);
            case EnumTypeDefinition enumeration ->
                    new TypeDefinition.EnumType(
                            enumeration.getName(),
                            in,
                            values(enumeration, in.keySet()),
                            directives);
            case InputObjectTypeDefinition input ->
                    new TypeDefinition.InputObjectType(
                            input.getName(),
                            in,
                            arguments(input.getInputValueDefinitions()),
                            directives);
            case ScalarTypeDefinition scalar ->
                    new TypeDefinition.ScalarType(scalar.getName(), in, directives);
            default ->
                    throw new UnreadableSupergraphException(
                            "unknown kind of type \"" + source.getName() + "\"",
                            source.getSourceLocation());
        };
    }

    private Map<SubgraphName, SubgraphType> in(DirectivesContainer<?> source) {
        Map<SubgraphName, List<Key>> keys = new HashMap<>();
        Set<SubgraphName> interfaceObjects = new HashSet<>();
        for (Directive directive : source.getDirectives()) {
            if (directive.getName().equals(joinType)) {
                SubgraphName subgraph = graph(directive);
                List<Key> known = keys.computeIfAbsent(subgraph, _ -> new ArrayList<>());
                boolean resolvable = !Ast.isFalse(directive, "resolvable");
                fieldSet(directive, "key")
                        .ifPresent(fields -> known.add(new Key(fields, resolvable)));
                if (Ast.isTrue(directive, "isInterfaceObject")) {
                    interfaceObjects.add(subgraph);
                }
            }
        }
        if (keys.isEmpty()) {
            subgraphs.byName().keySet().forEach(name -> keys.put(name, List.of()));
        }
        Map<SubgraphName, SubgraphType> in = new HashMap<>();
        keys.forEach(
                (name, list) ->
                        in.put(name, new SubgraphType(list, interfaceObjects.contains(name))));
        return subgraphs.inOrder(in);
    }

    private Map<String, FieldDefinition> fields(
            ImplementingTypeDefinition<?> source, Set<SubgraphName> typeIn) {
        Set<SubgraphName> otherwise = owner(source).map(Set::of).orElse(typeIn);
        Map<String, FieldDefinition> fields = new LinkedHashMap<>();
        for (var field : source.getFieldDefinitions()) {
            TypeReference type = Ast.type(field.getType());
            FieldDefinition definition =
                    new FieldDefinition(
                            field.getName(),
                            type,
                            arguments(field.getInputValueDefinitions()),
                            fieldReader.in(field, type, otherwise),
                            directives(field));
            if (fields.put(field.getName(), definition) != null) {
                throw new UnreadableSupergraphException(
                        "field \"%s.%s\" is defined twice"
                                .formatted(source.getName(), field.getName()),
                        field.getSourceLocation());
            }
        }
        return Collections.unmodifiableMap(fields);
    }

    /// Join specification v0.1: an entity's owner resolves every field that does not name another
    /// subgraph.
    private Optional<SubgraphName> owner(DirectivesContainer<?> source) {
        return source.getDirectives().stream()
                .filter(directive -> directive.getName().equals(joinOwner))
                .map(this::graph)
                .findFirst();
    }

    private Map<SubgraphName, Set<String>> interfaces(
            ImplementingTypeDefinition<?> source, Set<SubgraphName> typeIn) {
        return membership(
                source, names(source.getImplements()), joinImplements, "interface", typeIn);
    }

    private Map<SubgraphName, Set<String>> members(
            UnionTypeDefinition source, Set<SubgraphName> typeIn) {
        return membership(
                source, names(source.getMemberTypes()), joinUnionMember, "member", typeIn);
    }

    /// Which of the names holds in which subgraph: where a directive says so, else in every one
    /// that has the type.
    private Map<SubgraphName, Set<String>> membership(
            DirectivesContainer<?> source,
            Set<String> names,
            String directiveName,
            String argument,
            Set<SubgraphName> typeIn) {
        Map<SubgraphName, Set<String>> membership = new HashMap<>();
        Set<String> told = new HashSet<>();
        for (Directive directive : source.getDirectives()) {
            if (directive.getName().equals(directiveName)) {
                String name = Ast.string(directive, argument).orElse("");
                told.add(name);
                membership.computeIfAbsent(graph(directive), _ -> new LinkedHashSet<>()).add(name);
            }
        }
        for (String name : names) {
            if (!told.contains(name)) {
                for (SubgraphName subgraph : typeIn) {
                    membership.computeIfAbsent(subgraph, _ -> new LinkedHashSet<>()).add(name);
                }
            }
        }
        membership.replaceAll((_, set) -> Collections.unmodifiableSet(set));
        return subgraphs.inOrder(membership);
    }

    private List<TypeDefinition.EnumType.Value> values(
            EnumTypeDefinition source, Set<SubgraphName> typeIn) {
        List<TypeDefinition.EnumType.Value> values = new ArrayList<>();
        for (EnumValueDefinition value : source.getEnumValueDefinitions()) {
            Set<SubgraphName> in = new LinkedHashSet<>();
            for (Directive directive : value.getDirectives()) {
                if (directive.getName().equals(joinEnumValue)) {
                    in.add(graph(directive));
                }
            }
            values.add(
                    new TypeDefinition.EnumType.Value(
                            value.getName(),
                            Collections.unmodifiableSet(in.isEmpty() ? typeIn : in),
                            directives(value)));
        }
        return List.copyOf(values);
    }

    private List<ArgumentDefinition> arguments(List<InputValueDefinition> sources) {
        List<ArgumentDefinition> arguments = new ArrayList<>();
        for (InputValueDefinition source : sources) {
            Value<?> defaultValue = source.getDefaultValue();
            arguments.add(
                    new ArgumentDefinition(
                            source.getName(),
                            Ast.type(source.getType()),
                            defaultValue == null ? null : Literals.text(defaultValue),
                            directives(source)));
        }
        return arguments;
    }

    private AppliedDirectives directives(DirectivesContainer<?> source) {
        List<Directive> kept = new ArrayList<>();
        for (Directive directive : source.getDirectives()) {
            if (directive.getName().equals(features.join("directive"))) {
                JoinedDirective.read(directive).ifPresent(kept::add);
            } else if (!features.isJoin(directive.getName())) {
                kept.add(directive);
            }
        }
        return kept.isEmpty() ? AppliedDirectives.NONE : new AppliedDirectives(kept);
    }

    private SubgraphName graph(Directive directive) {
        String graph =
                Ast.constant(directive, "graph")
                        .orElseThrow(
                                () ->
                                        new UnreadableSupergraphException(
                                                "@" + directive.getName() + " names no graph",
                                                directive.getSourceLocation()));
        return subgraphs.named(graph, directive.getSourceLocation());
    }

    static Optional<FieldSet> fieldSet(Directive directive, String argument) {
        try {
            return Ast.string(directive, argument).map(FieldSetParser::parse);
        } catch (InvalidFieldSetException e) {
            throw new UnreadableSupergraphException(
                    "@%s(%s:): %s".formatted(directive.getName(), argument, e.getMessage()),
                    directive.getSourceLocation());
        }
    }

    @SuppressWarnings("rawtypes")
    private static Set<String> names(List<Type> types) {
        Set<String> names = new LinkedHashSet<>();
        for (Type<?> type : types) {
            if (type instanceof TypeName name) {
                names.add(name.getName());
            }
        }
        return names;
    }
}
