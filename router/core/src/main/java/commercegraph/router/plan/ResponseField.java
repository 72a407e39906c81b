package commercegraph.router.plan;

import java.util.List;
import java.util.Set;

/// One key of an object in the client's answer. The keys of an answer's object come in the order of
/// these fields; of several fields with one response key at most one applies to an object, by
/// `types`.
///
/// @param types the object types of the parent (by `__typename`) for which the field is; empty: all
/// @param type the nullability and lists of the API schema's field, from the outside in, and what
///     the value must be
/// @param fields what is selected of a composite value; empty for a leaf
public record ResponseField(
        String responseKey,
        Source source,
        Set<String> types,
        ResponseType type,
        List<ResponseField> fields) {
    public ResponseField {
        types = Set.copyOf(types);
        fields = List.copyOf(fields);
    }

    /// Where the value comes from.
    public sealed interface Source {
        /// It lies under this key of the merged object.
        record Stored(String storageKey) implements Source {}

        /// `__typename` of an object whose type the schema leaves no choice: written without
        /// asking.
        record Typename(String objectType) implements Source {}

        /// Not for this caller: null and an error.
        record Denied(String code, String message) implements Source {}
    }

    /// GraphQL specification, section 6.4.3 "Value Completion".
    public sealed interface ResponseType {
        record NonNull(ResponseType of) implements ResponseType {}

        record ListOf(ResponseType of) implements ResponseType {}

        /// A leaf.
        ///
        /// @param values of an enum's API schema; a value that is not among them is null and an
        ///     error. Empty for a scalar.
        record Leaf(String name, Scalar scalar, Set<String> values) implements ResponseType {
            public Leaf {
                values = Set.copyOf(values);
            }
        }

        /// A composite.
        ///
        /// @param possibleTypes object types of the API schema; an object of another `__typename`
        ///     is null and an error
        record Composite(String name, Set<String> possibleTypes) implements ResponseType {
            public Composite {
                possibleTypes = Set.copyOf(possibleTypes);
            }
        }
    }

    /// What JSON a leaf may be (section 3.5 "Scalars", result coercion). `ANY` for custom scalars.
    public enum Scalar {
        INT,
        FLOAT,
        STRING,
        BOOLEAN,
        ID,
        ENUM,
        ANY
    }
}
