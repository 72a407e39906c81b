package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.report.Place;
import commercegraph.router.federation.FederationDirective;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Anything in a schema that has a name and bears directives.
public sealed interface Element permits TypeNode, FieldNode, InputNode, ValueNode {
    String name();

    @Nullable String description();

    List<Applied> directives();

    Place place();

    default Stream<Applied> applied(FederationDirective directive) {
        return directives().stream().filter(applied -> applied.federation() == directive);
    }

    default boolean has(FederationDirective directive) {
        for (Applied applied : directives()) {
            if (applied.federation() == directive) {
                return true;
            }
        }
        return false;
    }

    default Optional<Applied> first(FederationDirective directive) {
        return applied(directive).findFirst();
    }
}
