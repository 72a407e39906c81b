package commercegraph.router.supergraph;

import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import java.util.List;
import java.util.Optional;

/// `@join__directive(graphs:, name:, args:)`: a subgraph's directive that is passed on as data. It
/// is read as the directive that it was: `@join__directive(graphs: [A], name:
/// "federation__cacheTag", args: {format: "cars"})` is `@cacheTag(format: "cars")`.
final class JoinedDirective {
    private JoinedDirective() {}

    static Optional<Directive> read(Directive joined) {
        return Ast.string(joined, "name")
                .map(name -> name.substring(name.indexOf("__") < 0 ? 0 : name.indexOf("__") + 2))
                .filter(name -> !name.isEmpty())
                .map(
                        name ->
                                Directive.newDirective()
                                        .name(name)
                                        .arguments(arguments(joined))
                                        .sourceLocation(joined.getSourceLocation())
                                        .build());
    }

    private static List<Argument> arguments(Directive joined) {
        return Ast.value(joined, "args")
                .filter(ObjectValue.class::isInstance)
                .map(value -> ((ObjectValue) value).getObjectFields())
                .orElse(List.of())
                .stream()
                .map(JoinedDirective::argument)
                .toList();
    }

    private static Argument argument(ObjectField field) {
        return Argument.newArgument(field.getName(), field.getValue()).build();
    }
}
