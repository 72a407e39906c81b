package commercegraph.router.composition.rules;

import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.InputNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode;
import commercegraph.router.federation.Argument;
import commercegraph.router.federation.FieldSet;
import graphql.parser.Parser;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a selection fits a type: its fields exist, have selections where they are composite and
/// only there, and get the arguments that they need. GraphQL specification, section 5.3 "Fields".
final class FieldSetFit {
    private FieldSetFit() {}

    /// The first thing that is wrong, as the end of a sentence.
    static Optional<String> problem(
            SubgraphSchema schema, String type, List<FieldSet.Selection> selections) {
        for (FieldSet.Selection selection : selections) {
            Optional<String> problem =
                    switch (selection) {
                        case FieldSet.TypeCondition condition -> condition(schema, type, condition);
                        case FieldSet.Field field -> field(schema, type, field);
                    };
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> condition(
            SubgraphSchema schema, String type, FieldSet.TypeCondition condition) {
        TypeNode on = schema.type(condition.type());
        if (!(on instanceof TypeNode.Composite || on instanceof TypeNode.Union)) {
            return Optional.of(
                    "has a condition on \"%s\", which is no composite type"
                            .formatted(condition.type()));
        }
        Set<String> common = new HashSet<>(schema.possibleTypes(type));
        common.retainAll(schema.possibleTypes(condition.type()));
        if (common.isEmpty() && !type.equals(condition.type())) {
            return Optional.of(
                    "has a condition on \"%s\", which \"%s\" never is"
                            .formatted(condition.type(), type));
        }
        return problem(schema, condition.type(), condition.selections());
    }

    private static Optional<String> field(
            SubgraphSchema schema, String type, FieldSet.Field field) {
        if (field.name().equals("__typename") && field.selections().isEmpty()) {
            return Optional.empty();
        }
        Optional<FieldNode> known = schema.field(type, field.name());
        if (known.isEmpty()) {
            return Optional.of(
                    "selects \"%s\", which type \"%s\" does not define in this subgraph"
                            .formatted(field.name(), type));
        }
        Optional<String> arguments = arguments(schema, known.get(), field);
        if (arguments.isPresent()) {
            return arguments;
        }
        String target = known.get().type().baseName();
        boolean composite =
                schema.type(target) instanceof TypeNode.Composite
                        || schema.type(target) instanceof TypeNode.Union;
        if (composite && field.selections().isEmpty()) {
            return Optional.of(
                    "selects \"%s\" without saying which fields of it".formatted(field.name()));
        }
        if (!composite && !field.selections().isEmpty()) {
            return Optional.of("selects fields of \"%s\", which has none".formatted(field.name()));
        }
        return composite ? problem(schema, target, field.selections()) : Optional.empty();
    }

    private static Optional<String> arguments(
            SubgraphSchema schema, FieldNode known, FieldSet.Field field) {
        Set<String> given = new HashSet<>();
        for (Argument argument : field.arguments()) {
            InputNode input = known.arguments().get(argument.name());
            given.add(argument.name());
            if (input == null) {
                return Optional.of(
                        "gives \"%s\" an argument \"%s\" that it does not have"
                                .formatted(known.coordinate(), argument.name()));
            }
            if (!argument.variables().isEmpty()
                    || !Values.isValid(schema, input.type(), Parser.parseValue(argument.value()))) {
                return Optional.of(
                        "gives \"%s\" a value that is no %s"
                                .formatted(input.coordinate(), input.type()));
            }
        }
        return known.arguments().values().stream()
                .filter(input -> input.isRequired() && !given.contains(input.name()))
                .map(input -> "does not give \"%s\" a value".formatted(input.coordinate()))
                .findFirst();
    }
}
