package commercegraph.router.differential;

import graphql.parser.Parser;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import graphql.validation.Validator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes valid operations over a schema: fields under their names or aliases, arguments,
/// variables, fragments on every abstract type, `@skip` and `@include`, `__typename` and
/// introspection beside data.
final class RandomOperation {
    private static final int DEPTH = 5;
    private static final List<String> DECLARED =
            List.of(
                    "$yes: Boolean!",
                    "$no: Boolean!",
                    "$n: Int",
                    "$size: Size",
                    "$in: Filter",
                    "$representations: Int",
                    "$filled: Filter = {b: [M], c: {a: 2}}",
                    "$five: Int! = 5");

    /// What other things of an operation or a plan are called.
    private static final List<String> CLASHING =
            List.of("id", "code", "owner", "f0", "f1", "to0", "_f0_1", "_e0", "_typename", "__id");
    private static final List<String> ARGUMENTS =
            List.of(
                    "(n: 1)",
                    "(n: $n)",
                    "(n: null)",
                    "(size: S, n: 2)",
                    "(size: $size)",
                    "(in: {a: 1, b: [S, M]})",
                    "(in: {a: $n, c: {b: S}})",
                    "(in: $in, l: [1, 2])",
                    "(in: $filled, n: $representations)",
                    "(l: [1, $five], m: [[1, $n], null, []])",
                    "(m: 5, size: null)",
                    "(b: {k: [1.5, \"x\"], n: {}})",
                    "(b: {k: $n, l: [$five]}, n: $five)",
                    "(in: {c: {c: {a: $n}, d: [true]}, d: \"\\u00e9\\\"\"})",
                    "(l: 3)");

    private final GraphQLSchema schema;
    private final Dice dice;
    private final int aliasPercent;
    private int aliases;
    private int fields = 24;
    private final Map<String, List<String>> fragments = new LinkedHashMap<>();
    private final List<String> definitions = new ArrayList<>();

    private RandomOperation(GraphQLSchema schema, Dice dice, int aliasPercent) {
        this.schema = schema;
        this.dice = dice;
        this.aliasPercent = aliasPercent;
    }

    /// Two fields of one response key may differ too much; more aliases help.
    static String over(GraphQLSchema schema, Dice dice) {
        for (int aliasPercent : List.of(10, 10, 30, 60)) {
            String operation = new RandomOperation(schema, dice, aliasPercent).write();
            if (isValid(schema, operation)) {
                return operation;
            }
        }
        return new RandomOperation(schema, dice, 100).write();
    }

    static boolean isValid(GraphQLSchema schema, String operation) {
        return new Validator()
                .validateDocument(schema, Parser.parse(operation), Locale.ROOT)
                .isEmpty();
    }

    private String write() {
        int kind = dice.below(100);
        String word = kind < 6 ? "mutation" : kind < 11 ? "subscription" : "query";
        String selections =
                switch (word) {
                    case "mutation" -> selections(type(schema.getMutationType()), DEPTH);
                    case "subscription" -> event(type(schema.getSubscriptionType()));
                    default -> selections(schema.getQueryType(), DEPTH);
                };
        String used = selections + definitions;
        StringBuilder variables = new StringBuilder();
        for (String declared : DECLARED) {
            String name = declared.substring(0, declared.indexOf(':'));
            if (used.matches("(?s).*\\" + name + "\\b.*")) {
                variables.append(variables.isEmpty() ? "(" : ", ").append(declared);
            }
        }
        return word
                + (variables.isEmpty() ? "" : variables + ")")
                + selections
                + String.join("", definitions);
    }

    private static GraphQLObjectType type(@Nullable GraphQLObjectType type) {
        return Objects.requireNonNull(type);
    }

    /// A subscription has one root field, which no directive may leave out.
    private String event(GraphQLObjectType type) {
        GraphQLFieldDefinition field = dice.one(type.getFieldDefinitions());
        GraphQLNamedType base = (GraphQLNamedType) GraphQLTypeUtil.unwrapAll(field.getType());
        return " { " + alias() + field.getName() + selections(base, DEPTH - 1) + " }";
    }

    private String selections(GraphQLNamedType type, int depth) {
        Set<String> selections = new LinkedHashSet<>();
        int count = depth == DEPTH ? dice.from(1, 2) : dice.from(1, 4);
        for (int i = 0; i < count && fields > 0; i++) {
            selection(type, depth, selections);
        }
        if (depth == DEPTH && selections.stream().anyMatch(it -> it.startsWith("__"))) {
            // Introspection is of interest beside data.
            selection(type, depth, selections);
            selection(type, depth, selections);
        }
        if (selections.isEmpty()) {
            selections.add("__typename");
        }
        return " { " + String.join(" ", selections) + " }";
    }

    private void selection(GraphQLNamedType type, int depth, Set<String> into) {
        boolean isAbstract = !(type instanceof GraphQLObjectType);
        if (depth > 0 && dice.in(isAbstract ? 70 : 10)) {
            into.add(fragment(dice.one(conditions(type)), depth));
        } else if (dice.in(8) || !(type instanceof GraphQLFieldsContainer)) {
            into.add(alias() + "__typename");
        } else if (depth == DEPTH && type == schema.getQueryType() && dice.in(6)) {
            into.add(introspection());
        } else {
            field((GraphQLFieldsContainer) type, depth, into);
        }
    }

    /// Inline, or with a name: then it may be one that stands elsewhere too.
    private String fragment(GraphQLNamedType condition, int depth) {
        String on = condition.getName();
        List<String> known = fragments.getOrDefault(on, List.of());
        if (!known.isEmpty() && dice.in(30)) {
            return "..." + dice.one(known) + directive();
        }
        String directive = directive();
        String selections = selections(condition, depth - 1);
        if (dice.in(75)) {
            return "... on " + on + directive + selections;
        }
        String name = "F" + definitions.size();
        definitions.add(" fragment " + name + " on " + on + selections);
        fragments.computeIfAbsent(on, _ -> new ArrayList<>()).add(name);
        return "..." + name + directive;
    }

    private String introspection() {
        return dice.one(2)
                ? "__schema { queryType { name __typename } }"
                : "__type(name: \"T1\") { kind name __typename }";
    }

    private List<GraphQLNamedType> conditions(GraphQLNamedType type) {
        List<GraphQLNamedType> conditions = new ArrayList<>();
        switch (type) {
            case GraphQLInterfaceType it -> conditions.addAll(schema.getImplementations(it));
            case GraphQLUnionType it -> conditions.addAll(it.getTypes());
            case GraphQLObjectType it -> conditions.addAll(it.getInterfaces());
            default -> {}
        }
        if (type instanceof GraphQLUnionType union) {
            for (GraphQLNamedOutputType member : union.getTypes()) {
                conditions.addAll(((GraphQLObjectType) member).getInterfaces());
            }
        }
        if (type instanceof GraphQLInterfaceType && dice.in(10)) {
            for (GraphQLObjectType member :
                    schema.getImplementations((GraphQLInterfaceType) type)) {
                conditions.addAll(member.getInterfaces());
            }
        }
        conditions.add(type);
        return conditions;
    }

    private void field(GraphQLFieldsContainer type, int depth, Set<String> into) {
        List<GraphQLFieldDefinition> all =
                type.getFieldDefinitions().stream()
                        .filter(it -> !it.getName().startsWith("_"))
                        .filter(it -> depth > 0 || !isComposite(it))
                        .toList();
        List<GraphQLFieldDefinition> composite =
                all.stream().filter(RandomOperation::isComposite).toList();
        if (all.isEmpty()) {
            return;
        }
        boolean deeper = depth > 0 && !composite.isEmpty() && dice.in(45);
        GraphQLFieldDefinition field = dice.one(deeper ? composite : all);
        fields--;
        GraphQLType base = GraphQLTypeUtil.unwrapAll(field.getType());
        into.add(
                alias()
                        + field.getName()
                        + arguments(field.getArguments())
                        + directive()
                        + (isComposite(field)
                                ? selections((GraphQLNamedType) base, depth - 1)
                                : ""));
    }

    private static boolean isComposite(GraphQLFieldDefinition field) {
        GraphQLType base = GraphQLTypeUtil.unwrapAll(field.getType());
        return base instanceof GraphQLFieldsContainer || base instanceof GraphQLUnionType;
    }

    private String arguments(List<GraphQLArgument> arguments) {
        return arguments.isEmpty() || dice.in(30) ? "" : dice.one(ARGUMENTS);
    }

    private String alias() {
        if (!dice.in(aliasPercent)) {
            return "";
        }
        boolean clashing = aliasPercent < 100 && dice.in(30);
        return (clashing ? dice.one(CLASHING) : "a" + aliases++) + ": ";
    }

    private String directive() {
        return switch (dice.below(24)) {
            case 0 -> " @include(if: $yes)";
            case 1 -> " @skip(if: $no)";
            case 2 -> " @skip(if: $yes)";
            case 3 -> " @include(if: $no)";
            default -> "";
        };
    }
}
