package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.error;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.subgraph.Applied;
import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.FieldSets;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode;
import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.federation.FederationDirective;
import commercegraph.router.federation.FieldSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every field that a `@key` selects is defined, has no arguments and is no union or interface.
/// Federation specification, "@key".
final class KeyFieldSets implements SubgraphRule {
    /// Keys of interfaces came with Federation 2.3.
    private static final int INTERFACE_KEYS_SINCE = 3;

    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        List<CompositionError> errors = new ArrayList<>();
        schema.composites()
                .forEach(
                        type ->
                                type.applied(FederationDirective.KEY)
                                        .forEach(key -> check(schema, type, key, errors)));
        return errors.stream();
    }

    private static void check(
            SubgraphSchema schema, Composite type, Applied key, List<CompositionError> errors) {
        if (type.isInterface() && schema.links().minor() < INTERFACE_KEYS_SINCE) {
            errors.add(
                    error(
                            ErrorCode.KEY_UNSUPPORTED_ON_INTERFACE,
                            "interface \"%s\" cannot have a @key before Federation 2.3"
                                    .formatted(type.name()),
                            key.place()));
        }
        Optional<CompositionError> abstractField = abstractField(schema, type, key);
        if (abstractField.isPresent()) {
            errors.add(abstractField.get());
            return;
        }
        Optional<FieldSet> fields =
                FieldSetReading.read(schema, type.name(), key, FieldSetCodes.KEY, errors::add);
        fields.stream()
                .flatMap(set -> FieldSets.targets(schema, type.name(), set, false).stream())
                .filter(field -> !field.arguments().isEmpty())
                .forEach(field -> errors.add(hasArguments(type, field, key)));
    }

    /// A key's value has to be the same wherever it comes from, and an abstract value is not.
    private static Optional<CompositionError> abstractField(
            SubgraphSchema schema, Composite type, Applied key) {
        return FieldSets.of(key).stream()
                .flatMap(set -> FieldSets.targets(schema, type.name(), set, false).stream())
                .filter(field -> isAbstract(schema.type(field.type().baseName())))
                .map(
                        field ->
                                error(
                                        ErrorCode.KEY_FIELDS_SELECT_INVALID_TYPE,
                                        "@key of \"%s\" selects \"%s\", which is a union or an interface"
                                                .formatted(type.name(), field.coordinate()),
                                        key.place()))
                .findFirst();
    }

    private static boolean isAbstract(@Nullable TypeNode type) {
        return type instanceof TypeNode.Union
                || (type instanceof Composite composite && composite.isInterface());
    }

    private static CompositionError hasArguments(Composite type, FieldNode field, Applied key) {
        return error(
                ErrorCode.KEY_FIELDS_HAS_ARGS,
                "@key of \"%s\" selects \"%s\", which has arguments"
                        .formatted(type.name(), field.coordinate()),
                key.place());
    }
}
