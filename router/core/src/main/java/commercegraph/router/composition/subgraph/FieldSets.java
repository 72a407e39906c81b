package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.federation.FieldSet;
import commercegraph.router.federation.FieldSetParser;
import commercegraph.router.federation.InvalidFieldSetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks field sets up in a subgraph. What does not fit is left out: telling about it is the rules'
/// part.
public final class FieldSets {
    private FieldSets() {}

    /// The argument `fields`, when it is a field set. Directives and aliases in it are overlooked.
    public static Optional<FieldSet> of(Applied applied) {
        return applied.string("fields").flatMap(FieldSets::parse);
    }

    public static Optional<FieldSet> parse(String text) {
        try {
            return Optional.of(FieldSetParser.parseLeniently(text));
        } catch (InvalidFieldSetException e) {
            return Optional.empty();
        }
    }

    /// The fields that a field set names, at every depth.
    ///
    /// @param implementations whether a field of an interface stands for those of its
    ///     implementations as well
    public static List<FieldNode> targets(
            SubgraphSchema schema, String typeName, FieldSet fields, boolean implementations) {
        List<FieldNode> targets = new ArrayList<>();
        collect(schema, typeName, fields.selections(), implementations, targets);
        return targets;
    }

    private static void collect(
            SubgraphSchema schema,
            String typeName,
            List<FieldSet.Selection> selections,
            boolean implementations,
            List<FieldNode> targets) {
        for (FieldSet.Selection selection : selections) {
            switch (selection) {
                case FieldSet.TypeCondition(var on, var inner) ->
                        collect(schema, on, inner, implementations, targets);
                case FieldSet.Field(var name, _, var inner) ->
                        schema.field(typeName, name)
                                .ifPresent(
                                        field -> {
                                            targets.add(field);
                                            if (implementations) {
                                                addImplementations(schema, field, targets);
                                            }
                                            collect(
                                                    schema,
                                                    field.type().baseName(),
                                                    inner,
                                                    implementations,
                                                    targets);
                                        });
            }
        }
    }

    private static void addImplementations(
            SubgraphSchema schema, FieldNode field, List<FieldNode> targets) {
        Composite parent = schema.composite(field.parent());
        if (parent != null && parent.isInterface()) {
            for (String type : schema.possibleTypes(parent.name())) {
                schema.field(type, field.name()).ifPresent(targets::add);
            }
        }
    }
}
