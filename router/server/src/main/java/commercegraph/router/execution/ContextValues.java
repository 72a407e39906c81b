package commercegraph.router.execution;

import commercegraph.router.execution.CompiledEntities.RepresentationField;
import commercegraph.router.execution.CompiledEntities.RepresentationFields;
import commercegraph.router.execution.CompiledStep.ContextValue;
import commercegraph.router.execution.CompiledStep.Origin;
import commercegraph.router.json.JsonBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads the values that an object takes from those that it lies in, and keeps them one after the
/// other.
final class ContextValues {
    private static final String TYPENAME = "__typename";

    private final Parts parts;
    private final TextTable types;
    private final JsonBuffer out = new JsonBuffer(1 << 8);

    ContextValues(Parts parts, TextTable types) {
        this.parts = parts;
        this.types = types;
    }

    int length() {
        return out.length();
    }

    void truncate(int to) {
        out.truncate(to);
    }

    /// The number of the values from `begin` on.
    int number(RepresentationTable table, int begin) {
        return table.number(out, begin);
    }

    byte[][] slices(int begin, int[] ends) {
        byte[][] slices = new byte[ends.length][];
        int from = begin;
        for (int value = 0; value < ends.length; value++) {
            slices[value] = Arrays.copyOfRange(out.array(), from, ends[value]);
            from = ends[value];
        }
        return slices;
    }

    /// Writes the value for the object that the walk shows.
    ///
    /// @param steps of the path to that object
    /// @return as [Parts#pushField]; nothing is written where it is absent
    int write(ContextValue value, Collector walk, int steps) {
        for (Origin origin : value.origins()) {
            int from = walk.from(steps - origin.up());
            int to = walk.to(steps - origin.up());
            if (origin.types().contains(parts.typeOf(from, to, types))) {
                return member(origin.value(), from, to);
            }
        }
        return Parts.ABSENT;
    }

    private int member(RepresentationFields fields, int from, int to) {
        int type = fields.typed() ? parts.typeOf(from, to, types) : Parts.NO_TYPE;
        RepresentationField field = chosen(fields, type);
        if (field == null) {
            return Parts.ABSENT;
        }
        int top = parts.top();
        int state = parts.pushField(from, to, field.storageKey());
        if (state == Parts.ABSENT && parts.isUnknown(from, to)) {
            // Who asks for the field itself is told null as well, and no error.
            state = Parts.NULL;
        }
        int written = state == Parts.PRESENT ? value(field, top, parts.top()) : state;
        if (state == Parts.NULL) {
            out.nullValue();
        }
        parts.popTo(top);
        return written;
    }

    /// `__typename` is there for the sake of others, unless nothing else is.
    private static @Nullable RepresentationField chosen(RepresentationFields fields, int type) {
        RepresentationField chosen = null;
        for (RepresentationField field : fields.fields()) {
            boolean typename = field.name().name().equals(TYPENAME);
            if (field.types().contains(type) && (chosen == null || !typename)) {
                chosen = field;
            }
        }
        return chosen;
    }

    private int value(RepresentationField field, int from, int to) {
        int index = parts.index(from);
        if (field.isLeaf()) {
            out.slice(parts.tape(from), index);
            return Parts.PRESENT;
        }
        return switch (parts.tape(from).kind(index)) {
            case OBJECT -> member(field.fields(), from, to);
            case ARRAY -> items(field, from, to);
            default -> Parts.ABSENT;
        };
    }

    private int items(RepresentationField field, int from, int to) {
        out.raw((byte) '[');
        parts.beginItems(from, to);
        for (int i = 0; parts.hasItem(from); i++) {
            if (i > 0) {
                out.raw((byte) ',');
            }
            int top = parts.top();
            int state = parts.pushItem(from, to);
            int written = state == Parts.PRESENT ? value(field, top, parts.top()) : state;
            parts.popTo(top);
            if (written == Parts.ABSENT) {
                return Parts.ABSENT;
            }
            if (state == Parts.NULL) {
                out.nullValue();
            }
        }
        out.raw((byte) ']');
        return Parts.PRESENT;
    }
}
