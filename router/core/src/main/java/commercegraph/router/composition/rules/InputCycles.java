package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.invalid;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.subgraph.InputNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode;
import commercegraph.router.supergraph.TypeReference;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// No input object needs itself: nobody could write such a value. GraphQL specification, section
/// 3.10 "Circular References".
final class InputCycles implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        return schema.types().values().stream()
                .filter(type -> needs(schema, type.name(), type.name(), new HashSet<>()))
                .map(
                        type ->
                                invalid(
                                        "input type \"%s\" needs itself".formatted(type.name()),
                                        type.place()));
    }

    private static boolean needs(
            SubgraphSchema schema, String type, String wanted, Set<String> seen) {
        if (!(schema.type(type) instanceof TypeNode.InputObject input) || !seen.add(type)) {
            return false;
        }
        for (InputNode field : input.fields().values()) {
            if (field.type() instanceof TypeReference.NonNull(TypeReference.Named(var name))
                    && (name.equals(wanted) || needs(schema, name, wanted, seen))) {
                return true;
            }
        }
        return false;
    }
}
