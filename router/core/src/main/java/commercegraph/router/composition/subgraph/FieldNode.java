package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.report.Place;
import commercegraph.router.supergraph.TypeReference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A field of an object type or an interface.
///
/// @param part the number of the declaration of its type that it stands in
public record FieldNode(
        String parent,
        String name,
        @Nullable String description,
        TypeReference type,
        Map<String, InputNode> arguments,
        List<Applied> directives,
        int part,
        Place place)
        implements Element {

    public FieldNode {
        directives = List.copyOf(directives);
    }

    public String coordinate() {
        return parent + "." + name;
    }

    public FieldNode with(List<Applied> changed) {
        return new FieldNode(parent, name, description, type, arguments, changed, part, place);
    }
}
