package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.invalid;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.InputNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode;
import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.supergraph.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A type has what its interfaces ask for. GraphQL specification, section 3.6
/// "IsValidImplementation".
final class ImplementedInterfaces implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        return schema.composites().flatMap(type -> check(schema, type));
    }

    private static Stream<CompositionError> check(SubgraphSchema schema, Composite type) {
        List<CompositionError> errors = new ArrayList<>();
        for (String name : type.interfaces()) {
            Composite implemented = schema.composite(name);
            if (implemented == null) {
                continue;
            }
            if (name.equals(type.name())) {
                errors.add(invalid("\"%s\" implements itself".formatted(name), type.place()));
            }
            for (String indirect : implemented.interfaces()) {
                if (!type.interfaces().contains(indirect)) {
                    errors.add(
                            invalid(
                                    "\"%s\" must implement \"%s\", because \"%s\" does"
                                            .formatted(type.name(), indirect, name),
                                    type.place()));
                }
            }
            for (FieldNode wanted : implemented.fields().values()) {
                checkField(schema, type, wanted, errors);
            }
        }
        return errors.stream();
    }

    private static void checkField(
            SubgraphSchema schema,
            Composite type,
            FieldNode wanted,
            List<CompositionError> errors) {
        FieldNode field = type.fields().get(wanted.name());
        if (field == null) {
            errors.add(
                    invalid(
                            "\"%s\" lacks the field \"%s\" of its interface"
                                    .formatted(type.name(), wanted.coordinate()),
                            type.place(),
                            wanted.place()));
            return;
        }
        if (!isSubtype(schema, wanted.type(), field.type())) {
            errors.add(
                    invalid(
                            "\"%s\" is \"%s\", which is no \"%s\" as its interface wants"
                                    .formatted(field.coordinate(), field.type(), wanted.type()),
                            field.place()));
        }
        checkArguments(field, wanted, errors);
    }

    private static void checkArguments(
            FieldNode field, FieldNode wanted, List<CompositionError> errors) {
        for (InputNode argument : wanted.arguments().values()) {
            InputNode own = field.arguments().get(argument.name());
            if (own == null || !own.type().equals(argument.type())) {
                errors.add(
                        invalid(
                                "\"%s\" needs argument \"%s\" of type \"%s\" as its interface has it"
                                        .formatted(
                                                field.coordinate(),
                                                argument.name(),
                                                argument.type()),
                                field.place()));
            }
        }
        for (InputNode own : field.arguments().values()) {
            if (own.isRequired() && !wanted.arguments().containsKey(own.name())) {
                errors.add(
                        invalid(
                                "\"%s\" is required, but the interface does not have it"
                                        .formatted(own.coordinate()),
                                own.place()));
            }
        }
    }

    private static boolean isSubtype(
            SubgraphSchema schema, TypeReference wanted, TypeReference type) {
        if (wanted.equals(type)) {
            return true;
        }
        return switch (type) {
            case TypeReference.NonNull(var of) ->
                    wanted instanceof TypeReference.NonNull(var other)
                            ? isSubtype(schema, other, of)
                            : isSubtype(schema, wanted, of);
            case TypeReference.ListOf(var of) ->
                    wanted instanceof TypeReference.ListOf(var other)
                            && isSubtype(schema, other, of);
            case TypeReference.Named(var name) ->
                    wanted instanceof TypeReference.Named(var other)
                            && isKindOf(schema, name, other);
        };
    }

    private static boolean isKindOf(SubgraphSchema schema, String name, String other) {
        Composite composite = schema.composite(name);
        return (composite != null && composite.interfaces().contains(other))
                || (schema.type(other) instanceof TypeNode.Union union
                        && union.members().contains(name));
    }
}
