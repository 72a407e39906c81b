package commercegraph.router.operation.passes;

import org.jspecify.annotations.Nullable;

/// Where in a variable a value stands: spelled out only for an error, `$input.items[2].sku`.
///
/// @param name of a variable or a field; empty for an item of a list
/// @param index of an item
record ValuePath(@Nullable ValuePath parent, String name, int index) {
    static ValuePath variable(String name) {
        return new ValuePath(null, name, -1);
    }

    ValuePath field(String field) {
        return new ValuePath(this, field, -1);
    }

    ValuePath item(int at) {
        return new ValuePath(this, "", at);
    }

    @Override
    public String toString() {
        if (parent == null) {
            return "$" + name;
        }
        return index < 0 ? parent + "." + name : parent + "[" + index + "]";
    }
}
