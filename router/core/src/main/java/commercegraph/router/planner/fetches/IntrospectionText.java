package commercegraph.router.planner.fetches;

import commercegraph.router.federation.Argument;
import commercegraph.router.federation.OperationKind;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.operation.Operation;
import commercegraph.router.operation.Selection;
import commercegraph.router.plan.PlanNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The part of an operation that the router answers itself, as the client wrote it.
final class IntrospectionText {
    private final Set<String> variables = new LinkedHashSet<>();

    private IntrospectionText() {}

    static PlanNode.Fetch fetch(FetchStep fetch, List<Operation.Variable> variables) {
        IntrospectionText text = new IntrospectionText();
        String selections = text.braces(fetch.introspection());
        String declared = FetchWriter.declared(variables, text.variables, List.of());
        return new PlanNode.Fetch(
                SubgraphName.INTROSPECTION,
                OperationKind.QUERY,
                declared.isEmpty() ? selections : "query" + declared + selections,
                text.variables,
                Optional.empty());
    }

    private String braces(List<Selection> selections) {
        return selections.stream().map(this::text).collect(Collectors.joining(" ", "{", "}"));
    }

    private String text(Selection selection) {
        return switch (selection) {
            case Selection.Field field ->
                    (field.responseKey().equals(field.name()) ? "" : field.responseKey() + ":")
                            + field.name()
                            + arguments(field.arguments())
                            + (field.selections().isEmpty() ? "" : braces(field.selections()));
            case Selection.Fragment(var type, var inner) -> "...on " + type + braces(inner);
        };
    }

    private String arguments(List<Argument> arguments) {
        arguments.forEach(argument -> variables.addAll(argument.variables()));
        return arguments.isEmpty()
                ? ""
                : arguments.stream()
                        .map(argument -> argument.name() + ":" + argument.value())
                        .collect(Collectors.joining(",", "(", ")"));
    }
}
