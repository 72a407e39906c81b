package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.report.Place;
import commercegraph.router.supergraph.TypeReference;
import graphql.language.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An argument, or a field of an input object type.
///
/// @param coordinate `Type.field(argument:)` or `Input.field`
public record InputNode(
        String coordinate,
        String name,
        @Nullable String description,
        TypeReference type,
        @Nullable Value<?> defaultValue,
        List<Applied> directives,
        Place place)
        implements Element {

    public InputNode {
        directives = List.copyOf(directives);
    }

    /// GraphQL specification, section 5.4.2.1 "Required Arguments".
    public boolean isRequired() {
        return type instanceof TypeReference.NonNull && defaultValue == null;
    }
}
