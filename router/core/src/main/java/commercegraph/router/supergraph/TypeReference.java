package commercegraph.router.supergraph;

/// A type as it is written at a field or an argument: `[Product!]!`.
public sealed interface TypeReference {
    record Named(String name) implements TypeReference {
        @Override
        public String toString() {
            return name;
        }
    }

    record ListOf(TypeReference of) implements TypeReference {
        @Override
        public String toString() {
            return "[" + of + "]";
        }
    }

    record NonNull(TypeReference of) implements TypeReference {
        public NonNull {
            if (of instanceof NonNull) {
                throw new IllegalArgumentException("a non-null type of a non-null type");
            }
        }

        @Override
        public String toString() {
            return of + "!";
        }
    }

    /// Reads a type in GraphQL syntax.
    ///
    /// @throws IllegalArgumentException when it is none
    static TypeReference parse(String text) {
        String type = text.strip();
        if (type.endsWith("!")) {
            return new NonNull(parse(type.substring(0, type.length() - 1)));
        }
        if (type.startsWith("[") && type.endsWith("]")) {
            return new ListOf(parse(type.substring(1, type.length() - 1)));
        }
        if (!type.matches("[_A-Za-z][_0-9A-Za-z]*")) {
            throw new IllegalArgumentException("not a type: \"" + text + "\"");
        }
        return new Named(type);
    }

    /// The innermost name: `Product` of `[Product!]!`.
    default String baseName() {
        return switch (this) {
            case Named(var name) -> name;
            case ListOf(var of) -> of.baseName();
            case NonNull(var of) -> of.baseName();
        };
    }
}
