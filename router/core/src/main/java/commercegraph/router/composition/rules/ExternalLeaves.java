package commercegraph.router.composition.rules;

import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.federation.FieldSet;
import java.util.ArrayList;
import java.util.List;

/// Finds the leaves of a field set that the subgraph resolves itself, so that nothing is to be
/// required or provided. Below an external field everything is external; below a field of an
/// interface, when it is external in some implementation.
final class ExternalLeaves {
    private ExternalLeaves() {}

    /// Their coordinates.
    static List<String> missing(SubgraphSchema schema, String type, FieldSet fields) {
        List<String> missing = new ArrayList<>();
        collect(schema, type, fields.selections(), missing);
        return missing;
    }

    private static void collect(
            SubgraphSchema schema,
            String type,
            List<FieldSet.Selection> selections,
            List<String> missing) {
        for (FieldSet.Selection selection : selections) {
            switch (selection) {
                case FieldSet.TypeCondition(var on, var inner) ->
                        collect(schema, on, inner, missing);
                case FieldSet.Field(var name, _, _) when name.equals("__typename") ->
                        missing.add(type + ".__typename");
                case FieldSet.Field(var name, _, var inner) ->
                        schema.field(type, name)
                                .filter(field -> !schema.facts().isExternal(field))
                                .ifPresent(
                                        field -> {
                                            if (inner.isEmpty()) {
                                                missing.add(field.coordinate());
                                            } else if (!isExternalInImplementation(schema, field)) {
                                                collect(
                                                        schema,
                                                        field.type().baseName(),
                                                        inner,
                                                        missing);
                                            }
                                        });
            }
        }
    }

    private static boolean isExternalInImplementation(SubgraphSchema schema, FieldNode field) {
        Composite parent = schema.composite(field.parent());
        return parent != null
                && parent.isInterface()
                && schema.possibleTypes(parent.name()).stream()
                        .flatMap(type -> schema.field(type, field.name()).stream())
                        .anyMatch(schema.facts()::isExternal);
    }
}
