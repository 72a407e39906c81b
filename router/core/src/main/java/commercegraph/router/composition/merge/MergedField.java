package commercegraph.router.composition.merge;

import commercegraph.router.supergraph.TypeReference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A field of an object type or an interface of the supergraph.
public record MergedField(
        String parent,
        String name,
        @Nullable String description,
        TypeReference type,
        Map<String, MergedInput> arguments,
        List<Application> joins,
        List<Application> directives) {

    public String coordinate() {
        return parent + "." + name;
    }

    MergedField with(List<Application> changed) {
        return new MergedField(parent, name, description, type, arguments, joins, changed);
    }
}
