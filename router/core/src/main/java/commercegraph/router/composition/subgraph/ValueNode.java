package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.report.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value of an enum type.
public record ValueNode(
        String name, @Nullable String description, List<Applied> directives, Place place)
        implements Element {
    public ValueNode {
        directives = List.copyOf(directives);
    }
}
