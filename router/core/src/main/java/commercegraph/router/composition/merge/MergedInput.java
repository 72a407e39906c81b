package commercegraph.router.composition.merge;

import commercegraph.router.supergraph.TypeReference;
import graphql.language.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An argument, or a field of an input object type, of the supergraph.
public record MergedInput(
        String coordinate,
        String name,
        @Nullable String description,
        TypeReference type,
        @Nullable Value<?> defaultValue,
        List<Application> joins,
        List<Application> directives) {

    /// GraphQL specification, section 5.4.2.1 "Required Arguments".
    public boolean isRequired() {
        return type instanceof TypeReference.NonNull && defaultValue == null;
    }
}
