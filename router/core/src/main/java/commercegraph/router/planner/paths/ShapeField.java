package commercegraph.router.planner.paths;

import commercegraph.router.federation.Argument;
import commercegraph.router.operation.Selection;
import commercegraph.router.querygraph.TypeSet;
import commercegraph.router.supergraph.FieldDefinition;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A field of a shape, for some of the shape's object types.
///
/// @param source the selection that it stands for, the first of several merged ones
/// @param definition null for `__typename` and the fields of introspection
/// @param child null for a leaf
public record ShapeField(
        Selection.Field source,
        TypeSet types,
        @Nullable FieldDefinition definition,
        @Nullable Shape child,
        List<Selection> selections) {

    public String responseKey() {
        return source.responseKey();
    }

    public String name() {
        return source.name();
    }

    /// How many fields it stands for, those below counted.
    int size() {
        return child == null ? 1 : 1 + child.size();
    }

    public boolean isTypename() {
        return source.name().equals("__typename");
    }

    public boolean isIntrospection() {
        return definition == null && !isTypename();
    }

    public FieldDefinition defined() {
        return Objects.requireNonNull(definition, "a field of the supergraph");
    }

    /// Whether subgraphs are asked for it.
    public boolean isFetched() {
        return definition != null && source.denial().isEmpty();
    }

    /// Name and arguments: what two values must have in common to be the same value.
    public String signature() {
        return signature(source.name(), source.arguments());
    }

    public static String signature(String name, List<Argument> arguments) {
        return arguments.isEmpty()
                ? name
                : arguments.stream()
                        .map(argument -> argument.name() + ":" + argument.value())
                        .collect(Collectors.joining(",", name + "(", ")"));
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
