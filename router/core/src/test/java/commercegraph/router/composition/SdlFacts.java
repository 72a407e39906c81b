package commercegraph.router.composition;

import commercegraph.router.federation.Literals;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.SchemaDefinition;
import graphql.language.TypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.language.Value;
import graphql.parser.Parser;
import graphql.schema.idl.ScalarInfo;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

/// An SDL as a set of facts, whatever its order and layout.
@NullUnmarked
final class SdlFacts {
    private static final Pattern PLAIN_JOIN =
            Pattern.compile("(?<field>\\S+) @join__field\\(graph: (?<graph>\\w+)\\)");
    private static final Pattern JOIN_TYPE =
            Pattern.compile("(?<type>\\S+) @join__type\\(graph: (?<graph>\\w+)[,)].*");

    private SdlFacts() {}

    /// Types, fields, arguments, values, members, interfaces, with their types, defaults,
    /// descriptions and deprecation.
    static Set<String> api(String sdl) {
        Set<String> facts = new TreeSet<>();
        Document document = Parser.parse(sdl);
        for (TypeDefinition<?> type : document.getDefinitionsOfType(TypeDefinition.class)) {
            String name = type.getName();
            if (ScalarInfo.isGraphqlSpecifiedScalar(name)) {
                continue;
            }
            facts.add(type.getClass().getSimpleName() + " " + name + about(type));
            if (type instanceof ImplementingTypeDefinition<?> composite) {
                composite
                        .getImplements()
                        .forEach(i -> facts.add(name + " implements " + AstPrinter.printAst(i)));
                for (var field : composite.getFieldDefinitions()) {
                    String coordinate = name + "." + field.getName();
                    facts.add(
                            coordinate
                                    + ": "
                                    + AstPrinter.printAst(field.getType())
                                    + about(field));
                    field.getInputValueDefinitions()
                            .forEach(
                                    a ->
                                            facts.add(
                                                    input(
                                                            coordinate + "(" + a.getName() + ":)",
                                                            a)));
                }
            } else if (type instanceof InputObjectTypeDefinition input) {
                input.getInputValueDefinitions()
                        .forEach(f -> facts.add(input(name + "." + f.getName(), f)));
            } else if (type instanceof EnumTypeDefinition enumeration) {
                enumeration
                        .getEnumValueDefinitions()
                        .forEach(v -> facts.add(name + "." + v.getName() + about(v)));
            } else if (type instanceof UnionTypeDefinition union) {
                union.getMemberTypes()
                        .forEach(m -> facts.add(name + " | " + AstPrinter.printAst(m)));
            }
        }
        return facts;
    }

    private static String input(String coordinate, graphql.language.InputValueDefinition input) {
        String value = input.getDefaultValue() == null ? "" : " = " + text(input.getDefaultValue());
        return coordinate + ": " + AstPrinter.printAst(input.getType()) + value + about(input);
    }

    private static String about(graphql.language.Node<?> node) {
        String description = "";
        if (node instanceof graphql.language.AbstractDescribedNode<?> described
                && described.getDescription() != null) {
            description = " \"" + described.getDescription().getContent() + "\"";
        }
        if (node instanceof DirectivesContainer<?> container) {
            for (Directive directive : container.getDirectives()) {
                description += " " + text(directive);
            }
        }
        return description;
    }

    /// Every application of a directive, `coordinate @directive(arguments by name)`. What says
    /// nothing that another line does not say is left out, and so are the versions of `join` and
    /// `link`.
    static Set<String> applied(String sdl) {
        Set<String> facts = new TreeSet<>();
        BiConsumer<String, DirectivesContainer<?>> add =
                (coordinate, node) ->
                        node.getDirectives().forEach(d -> facts.add(coordinate + " " + text(d)));
        for (Definition<?> definition : Parser.parse(sdl).getDefinitions()) {
            if (definition instanceof SchemaDefinition schema) {
                add.accept("schema", schema);
            } else if (definition instanceof TypeDefinition<?> type) {
                String name = type.getName();
                add.accept(name, type);
                if (type instanceof ImplementingTypeDefinition<?> composite) {
                    for (var field : composite.getFieldDefinitions()) {
                        String coordinate = name + "." + field.getName();
                        add.accept(coordinate, field);
                        field.getInputValueDefinitions()
                                .forEach(a -> add.accept(coordinate + "(" + a.getName() + ":)", a));
                    }
                } else if (type instanceof InputObjectTypeDefinition input) {
                    input.getInputValueDefinitions()
                            .forEach(f -> add.accept(name + "." + f.getName(), f));
                } else if (type instanceof EnumTypeDefinition enumeration) {
                    enumeration
                            .getEnumValueDefinitions()
                            .forEach(v -> add.accept(name + "." + v.getName(), v));
                }
            }
        }
        return normalized(facts);
    }

    static Set<String> normalized(Set<String> lines) {
        Set<String> facts = new TreeSet<>();
        for (String line : lines) {
            boolean own = line.matches("schema @link\\(.*specs.apollo.dev/(join|link)/.*");
            if (!own && !line.isBlank()) {
                facts.add(
                        line.replaceAll(", extension: true|extension: true, ", "")
                                .replaceAll("\\s+", " "));
            }
        }
        Map<String, Set<String>> typeGraphs = graphs(facts, JOIN_TYPE, "type");
        Map<String, Set<String>> plain = graphs(facts, PLAIN_JOIN, "field");
        facts.removeIf(
                line -> {
                    Matcher join = PLAIN_JOIN.matcher(line);
                    if (!join.matches()) {
                        return false;
                    }
                    String field = join.group("field");
                    String type = field.substring(0, field.indexOf('.'));
                    return plain.get(field).equals(typeGraphs.get(type));
                });
        return facts;
    }

    private static Map<String, Set<String>> graphs(
            Set<String> facts, Pattern pattern, String group) {
        Map<String, Set<String>> graphs = new HashMap<>();
        for (String line : facts) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.matches()) {
                graphs.computeIfAbsent(matcher.group(group), _ -> new TreeSet<>())
                        .add(matcher.group("graph"));
            }
        }
        return graphs;
    }

    private static String text(Directive directive) {
        if (directive.getArguments().isEmpty()) {
            return "@" + directive.getName();
        }
        Map<String, String> arguments = new TreeMap<>();
        for (Argument argument : directive.getArguments()) {
            arguments.put(argument.getName(), text(argument.getValue()));
        }
        return arguments.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "@" + directive.getName() + "(", ")"));
    }

    private static String text(Value<?> value) {
        return switch (value) {
            case ObjectValue object ->
                    object.getObjectFields().stream()
                            .sorted(Comparator.comparing(ObjectField::getName))
                            .map(field -> field.getName() + ": " + text(field.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
            case ArrayValue list ->
                    list.getValues().stream()
                            .map(SdlFacts::text)
                            .collect(Collectors.joining(", ", "[", "]"));
            default -> Literals.text(value).replaceAll("\\s+", " ");
        };
    }
}
