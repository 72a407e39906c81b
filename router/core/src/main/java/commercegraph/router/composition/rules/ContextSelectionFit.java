package commercegraph.router.composition.rules;

import commercegraph.router.composition.subgraph.ContextSelection;
import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.InputNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode;
import commercegraph.router.federation.FieldSet;
import commercegraph.router.federation.FieldSetParser;
import commercegraph.router.federation.InvalidFieldSetException;
import commercegraph.router.supergraph.TypeReference;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a selection from a context gives one value of the argument's type, whichever type sets
/// the context.
final class ContextSelectionFit {
    private ContextSelectionFit() {}

    /// What is wrong, as the end of a sentence.
    static Optional<String> problem(
            SubgraphSchema schema,
            List<TypeNode> setting,
            InputNode argument,
            ContextSelection selection) {
        FieldSet fields;
        try {
            fields = FieldSetParser.parse(selection.selection());
        } catch (InvalidFieldSetException e) {
            return Optional.of("has a bad selection: " + e.getMessage());
        }
        Optional<String> wrong =
                form(schema, fields.selections()).or(() -> unused(schema, setting, fields));
        if (wrong.isPresent()) {
            return wrong;
        }
        for (TypeNode type : setting) {
            if (SubgraphSchema.isInterfaceObject(type)) {
                return Optional.of("is set by the interface object \"%s\"".formatted(type.name()));
            }
            Optional<String> problem = problem(schema, type.name(), argument, fields);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /// One field, or one condition for each of some object types.
    private static Optional<String> form(
            SubgraphSchema schema, List<FieldSet.Selection> selections) {
        Set<String> conditions = new HashSet<>();
        for (FieldSet.Selection selection : selections) {
            if (!(selection instanceof FieldSet.TypeCondition(var on, _))) {
                return selections.size() == 1
                        ? Optional.empty()
                        : Optional.of("selects more than one value");
            }
            if (!conditions.add(on)) {
                return Optional.of("has two conditions on \"%s\"".formatted(on));
            }
            if (schema.types().containsKey(on) && !schema.possibleTypes(on).equals(Set.of(on))) {
                return Optional.of("has a condition on \"%s\", no object type".formatted(on));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problem(
            SubgraphSchema schema, String type, InputNode argument, FieldSet fields) {
        List<FieldSet.Selection> selections = applying(schema, type, fields.selections());
        if (selections.isEmpty()) {
            return Optional.of("has no condition that \"%s\" meets".formatted(type));
        }
        for (FieldSet.Selection selection : selections) {
            String on = type;
            List<FieldSet.Selection> single = List.of(selection);
            if (selection instanceof FieldSet.TypeCondition(var condition, var inner)) {
                on = condition;
                single = inner;
            }
            if (single.size() > 1) {
                return Optional.of("selects more than one value");
            }
            Optional<String> misfit = FieldSetFit.problem(schema, on, single);
            if (misfit.isPresent()) {
                return misfit;
            }
            Optional<TypeReference> selected = selected(schema, on, single);
            if (selected.isEmpty() || !fits(argument.type(), selected.get())) {
                return Optional.of("selects a value that is no %s".formatted(argument.type()));
            }
        }
        return Optional.empty();
    }

    /// Of several conditions those that the type can meet.
    private static List<FieldSet.Selection> applying(
            SubgraphSchema schema, String type, List<FieldSet.Selection> selections) {
        return selections.stream()
                .filter(
                        selection ->
                                !(selection instanceof FieldSet.TypeCondition(var on, _))
                                        || overlap(schema, type, on))
                .toList();
    }

    /// A condition that no type meets is a mistake.
    private static Optional<String> unused(
            SubgraphSchema schema, List<TypeNode> setting, FieldSet fields) {
        for (FieldSet.Selection selection : fields.selections()) {
            if (selection instanceof FieldSet.TypeCondition(var on, _)
                    && setting.stream().noneMatch(type -> overlap(schema, type.name(), on))) {
                return Optional.of("has a condition on \"%s\" that is never met".formatted(on));
            }
        }
        return Optional.empty();
    }

    private static boolean overlap(SubgraphSchema schema, String type, String other) {
        Set<String> common = new HashSet<>(schema.possibleTypes(type));
        common.retainAll(schema.possibleTypes(other));
        return !common.isEmpty() || type.equals(other);
    }

    /// The type of the one leaf; null on the way makes it nullable, a list on the way a list.
    private static Optional<TypeReference> selected(
            SubgraphSchema schema, String type, List<FieldSet.Selection> selections) {
        if (selections.size() != 1 || !(selections.getFirst() instanceof FieldSet.Field field)) {
            return Optional.empty();
        }
        Optional<FieldNode> known = schema.field(type, field.name());
        if (known.isEmpty() || field.selections().isEmpty()) {
            return known.map(FieldNode::type);
        }
        return selected(schema, known.get().type().baseName(), field.selections())
                .map(leaf -> within(known.get().type(), leaf));
    }

    private static TypeReference within(TypeReference wrapper, TypeReference leaf) {
        return switch (wrapper) {
            case TypeReference.Named _ -> nullable(leaf);
            case TypeReference.ListOf(var of) -> new TypeReference.ListOf(within(of, leaf));
            case TypeReference.NonNull(TypeReference.Named _) -> leaf;
            case TypeReference.NonNull(var of) -> new TypeReference.NonNull(within(of, leaf));
        };
    }

    private static TypeReference nullable(TypeReference type) {
        return type instanceof TypeReference.NonNull(var of) ? of : type;
    }

    /// What comes from a context may always be null, so nothing required can come from one.
    private static boolean fits(TypeReference wanted, TypeReference given) {
        return switch (wanted) {
            case TypeReference.NonNull _ -> false;
            case TypeReference.ListOf(var of) ->
                    nullable(given) instanceof TypeReference.ListOf(var other) && fits(of, other);
            case TypeReference.Named _ -> wanted.equals(nullable(given));
        };
    }
}
