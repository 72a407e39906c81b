package commercegraph.router.composition.merge;

import commercegraph.router.composition.subgraph.TypeNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A type of the supergraph. `joins` are its directives of the join specification, `directives` all
/// others.
public sealed interface MergedType {
    String name();

    @Nullable String description();

    List<Application> joins();

    List<Application> directives();

    record Composite(
            TypeNode.Kind kind,
            String name,
            @Nullable String description,
            Set<String> interfaces,
            Map<String, MergedField> fields,
            List<Application> joins,
            List<Application> directives)
            implements MergedType {
        public boolean isInterface() {
            return kind == TypeNode.Kind.INTERFACE;
        }

        Composite with(Map<String, MergedField> changed) {
            return new Composite(kind, name, description, interfaces, changed, joins, directives);
        }
    }

    record Union(
            String name,
            @Nullable String description,
            Set<String> members,
            List<Application> joins,
            List<Application> directives)
            implements MergedType {}

    record Enumeration(
            String name,
            @Nullable String description,
            List<MergedValue> values,
            List<Application> joins,
            List<Application> directives)
            implements MergedType {}

    record InputObject(
            String name,
            @Nullable String description,
            Map<String, MergedInput> fields,
            List<Application> joins,
            List<Application> directives)
            implements MergedType {}

    record Scalar(
            String name,
            @Nullable String description,
            List<Application> joins,
            List<Application> directives)
            implements MergedType {}
}
