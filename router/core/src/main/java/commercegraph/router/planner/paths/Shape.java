package commercegraph.router.planner.paths;

import commercegraph.router.querygraph.TypeSet;
import java.util.List;

/// What is wanted of a value: for each of its possible object types the fields, merged as the
/// GraphQL specification says (section 6.3.2), in the order of the answer.
///
/// Identity matters: costs are remembered by shape.
public final class Shape {
    private final String type;
    private final TypeSet possible;
    private final List<ShapeField> fields;
    private final int size;

    /// @param type the supergraph's type of the value
    Shape(String type, TypeSet possible, List<ShapeField> fields) {
        this.type = type;
        this.possible = possible;
        this.fields = List.copyOf(fields);
        this.size = fields.stream().mapToInt(ShapeField::size).sum();
    }

    int size() {
        return size;
    }

    public String type() {
        return type;
    }

    public TypeSet possible() {
        return possible;
    }

    /// Of several fields with one response key at most one is for a type.
    public List<ShapeField> fields() {
        return fields;
    }
}
