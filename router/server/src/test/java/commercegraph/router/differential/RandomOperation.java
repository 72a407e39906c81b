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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// Writes valid operations over a schema: fields under their names or aliases, arguments, fragments
/// on every abstract type, `@skip` and `@include`, `__typename` and introspection beside data.
final class RandomOperation {
    private static final int DEPTH = 5;
    private static final List<String> DECLARED =
            List.of("$yes: Boolean!", "$no: Boolean!", "$n: Int", "$size: Size", "$in: Filter");
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
                    "(l: 3)");

    private final GraphQLSchema schema;
    private final Dice dice;
    private final int aliasPercent;
    private int aliases;
    private int fields = 24;

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
        boolean mutation = dice.in(6);
        GraphQLObjectType root =
                mutation ? Objects.requireNonNull(schema.getMutationType()) : schema.getQueryType();
        String selections = selections(root, DEPTH);
        StringBuilder variables = new StringBuilder();
        for (String declared : DECLARED) {
            String name = declared.substring(0, declared.indexOf(':'));
            if (selections.matches("(?s).*\\" + name + "\\b.*")) {
                variables.append(variables.isEmpty() ? "(" : ", ").append(declared);
            }
        }
        return (mutation ? "mutation" : "query")
                + (variables.isEmpty() ? "" : variables + ")")
                + selections;
    }

    private String selections(GraphQLNamedType type, int depth) {
        Set<String> selections = new LinkedHashSet<>();
        int count = depth == DEPTH ? dice.from(1, 2) : dice.from(1, 4);
        for (int i = 0; i < count && fields > 0; i++) {
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
            GraphQLNamedType condition = dice.one(conditions(type));
            into.add(
                    "... on "
                            + condition.getName()
                            + directive()
                            + selections(condition, depth - 1));
        } else if (dice.in(8) || !(type instanceof GraphQLFieldsContainer)) {
            into.add(alias() + "__typename");
        } else if (depth == DEPTH && type == schema.getQueryType() && dice.in(4)) {
            into.add(introspection());
        } else {
            field((GraphQLFieldsContainer) type, depth, into);
        }
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
        return dice.in(aliasPercent) ? "a" + aliases++ + ": " : "";
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
