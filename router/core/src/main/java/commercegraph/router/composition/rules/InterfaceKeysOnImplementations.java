package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.error;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.subgraph.Applied;
import commercegraph.router.composition.subgraph.FieldSets;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.federation.FederationDirective;
import commercegraph.router.federation.FieldSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Every implementation has the keys of its interface, resolvable where they are. Federation
/// specification, "@key" on interfaces.
final class InterfaceKeysOnImplementations implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        return schema.interfaces()
                .flatMap(
                        type ->
                                type.applied(FederationDirective.KEY)
                                        .flatMap(key -> check(schema, type, key).stream()));
    }

    private static Optional<CompositionError> check(
            SubgraphSchema schema, Composite type, Applied key) {
        Optional<Set<Object>> wanted = FieldSets.of(key).map(InterfaceKeysOnImplementations::set);
        List<String> without =
                schema.possibleTypes(type.name()).stream()
                        .filter(name -> !has(schema, name, wanted, !key.isFalse("resolvable")))
                        .toList();
        boolean fits =
                FieldSets.of(key)
                        .filter(
                                fields ->
                                        FieldSetFit.problem(
                                                        schema, type.name(), fields.selections())
                                                .isEmpty())
                        .isPresent();
        return !fits || without.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        error(
                                ErrorCode.INTERFACE_KEY_NOT_ON_IMPLEMENTATION,
                                "the @key(fields: \"%s\") of interface \"%s\" is missing or not resolvable on %s"
                                        .formatted(
                                                key.string("fields").orElse(""),
                                                type.name(),
                                                String.join(", ", without)),
                                key.place()));
    }

    private static boolean has(
            SubgraphSchema schema, String name, Optional<Set<Object>> wanted, boolean resolvable) {
        Composite implementation = schema.composite(name);
        return implementation != null
                && implementation
                        .applied(FederationDirective.KEY)
                        .filter(key -> !resolvable || !key.isFalse("resolvable"))
                        .anyMatch(
                                key ->
                                        FieldSets.of(key)
                                                .map(InterfaceKeysOnImplementations::set)
                                                .equals(wanted));
    }

    /// Without the order.
    private static Set<Object> set(FieldSet fields) {
        return set(fields.selections());
    }

    private static Set<Object> set(List<FieldSet.Selection> selections) {
        Set<Object> set = new HashSet<>();
        for (FieldSet.Selection selection : selections) {
            set.add(
                    switch (selection) {
                        case FieldSet.Field(var name, _, var inner) -> List.of(name, set(inner));
                        case FieldSet.TypeCondition(var type, var inner) ->
                                List.of("... on " + type, set(inner));
                    });
        }
        return set;
    }
}
