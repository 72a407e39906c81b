package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.report.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A named type of a subgraph, its definition and its extensions taken together.
public sealed interface TypeNode extends Element {
    Origin origin();

    Kind kind();

    /// Whether a type is defined, extended or both. `@extends` makes an extension of a definition.
    ///
    /// @param extension where the first extension stands; null without one
    record Origin(boolean defined, @Nullable Place extension) {
        public boolean extended() {
            return extension != null;
        }
    }

    enum Kind {
        SCALAR("Scalar"),
        OBJECT("Object"),
        INTERFACE("Interface"),
        UNION("Union"),
        ENUM("Enum"),
        INPUT_OBJECT("Input Object");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text + " Type";
        }
    }

    /// An object type or an interface.
    record Composite(
            Kind kind,
            String name,
            @Nullable String description,
            Set<String> interfaces,
            Map<String, FieldNode> fields,
            List<Applied> directives,
            Origin origin,
            Place place)
            implements TypeNode {
        public boolean isInterface() {
            return kind == Kind.INTERFACE;
        }

        public Composite with(Map<String, FieldNode> changed, List<Applied> changedDirectives) {
            return new Composite(
                    kind, name, description, interfaces, changed, changedDirectives, origin, place);
        }
    }

    record Union(
            String name,
            @Nullable String description,
            Set<String> members,
            List<Applied> directives,
            Origin origin,
            Place place)
            implements TypeNode {
        @Override
        public Kind kind() {
            return Kind.UNION;
        }
    }

    record Enumeration(
            String name,
            @Nullable String description,
            Map<String, ValueNode> values,
            List<Applied> directives,
            Origin origin,
            Place place)
            implements TypeNode {
        @Override
        public Kind kind() {
            return Kind.ENUM;
        }
    }

    record InputObject(
            String name,
            @Nullable String description,
            Map<String, InputNode> fields,
            List<Applied> directives,
            Origin origin,
            Place place)
            implements TypeNode {
        @Override
        public Kind kind() {
            return Kind.INPUT_OBJECT;
        }
    }

    record Scalar(
            String name,
            @Nullable String description,
            List<Applied> directives,
            Origin origin,
            Place place)
            implements TypeNode {
        @Override
        public Kind kind() {
            return Kind.SCALAR;
        }
    }
}
