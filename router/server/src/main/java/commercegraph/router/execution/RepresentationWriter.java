package commercegraph.router.execution;

import commercegraph.router.execution.CompiledEntities.CompiledCase;
import commercegraph.router.execution.CompiledEntities.RepresentationField;
import commercegraph.router.execution.CompiledEntities.RepresentationFields;
import commercegraph.router.json.JsonBuffer;
import commercegraph.router.json.JsonKey;
import commercegraph.router.json.Tape;

/// Writes an object's representation, if it has what is needed for one:
/// see [commercegraph.router.plan.Entities].
final class RepresentationWriter {
    private static final JsonKey TYPENAME = JsonKey.of("__typename");

    private final Parts parts;
    private final TextTable types;
    private final JsonBuffer out;

    /// Some value of the key is there and not null.
    private boolean keySeen;

    RepresentationWriter(Parts parts, TextTable types, JsonBuffer out) {
        this.parts = parts;
        this.types = types;
        this.out = out;
    }

    /// @return whether it was written; if not, the buffer is as it was
    boolean write(CompiledEntities entities, int from, int to) {
        int type = entities.typed() ? parts.typeOf(from, to, types) : Parts.NO_TYPE;
        for (CompiledCase one : entities.cases()) {
            if (one.types().contains(type)) {
                int mark = out.length();
                keySeen = false;
                if (write(one, from, to, type) && (keySeen || !one.keyed())) {
                    return true;
                }
                out.truncate(mark);
                return false;
            }
        }
        return false;
    }

    private boolean write(CompiledCase one, int from, int to, int type) {
        out.raw((byte) '{');
        out.key(TYPENAME);
        if (one.typename() != null) {
            out.string(one.typename());
        } else {
            int top = parts.top();
            if (parts.pushField(from, to, TYPENAME) != Parts.PRESENT) {
                return false;
            }
            out.slice(parts.tape(top), parts.index(top));
            parts.popTo(top);
        }
        return fields(one.fields(), from, to, type, false, true);
    }

    /// @param inKey the fields belong to a key's value
    /// @param comma something stands before them
    private boolean fields(
            RepresentationFields fields, int from, int to, int type, boolean inKey, boolean comma) {
        boolean separate = comma;
        for (RepresentationField field : fields.fields()) {
            if (!field.types().contains(type)) {
                continue;
            }
            if (separate) {
                out.nextKey(field.name());
            } else {
                out.key(field.name());
                separate = true;
            }
            boolean key = inKey || field.key();
            if (!(field.isLeaf() ? leaf(field, from, to, key) : nested(field, from, to, key))) {
                return false;
            }
        }
        out.raw((byte) '}');
        return true;
    }

    private boolean leaf(RepresentationField field, int from, int to, boolean inKey) {
        int value = parts.findLeaf(from, to, field.storageKey());
        if (value >= 0) {
            keySeen |= inKey;
            out.slice(parts.tape(parts.found()), value);
            return true;
        }
        if (parts.isNullThere()) {
            out.nullValue();
        }
        return parts.isNullThere();
    }

    private boolean nested(RepresentationField field, int from, int to, boolean inKey) {
        int top = parts.top();
        int state = parts.pushField(from, to, field.storageKey());
        boolean written = state != Parts.ABSENT && value(field, state, top, parts.top(), inKey);
        parts.popTo(top);
        return written;
    }

    private boolean value(RepresentationField field, int state, int from, int to, boolean inKey) {
        if (state != Parts.PRESENT) {
            out.nullValue();
            return true;
        }
        Tape tape = parts.tape(from);
        if (field.isLeaf()) {
            keySeen |= inKey;
            out.slice(tape, parts.index(from));
            return true;
        }
        return switch (tape.kind(parts.index(from))) {
            case OBJECT -> object(field.fields(), from, to, inKey);
            case ARRAY -> items(field, from, to, inKey);
            default -> false;
        };
    }

    private boolean object(RepresentationFields fields, int from, int to, boolean inKey) {
        out.raw((byte) '{');
        int type = fields.typed() ? parts.typeOf(from, to, types) : Parts.NO_TYPE;
        return fields(fields, from, to, type, inKey, false);
    }

    private boolean items(RepresentationField field, int from, int to, boolean inKey) {
        out.raw((byte) '[');
        parts.beginItems(from, to);
        for (int i = 0; parts.hasItem(from); i++) {
            if (i > 0) {
                out.raw((byte) ',');
            }
            int top = parts.top();
            int state = parts.pushItem(from, to);
            boolean written = value(field, state, top, parts.top(), inKey);
            parts.popTo(top);
            if (!written) {
                return false;
            }
        }
        out.raw((byte) ']');
        return true;
    }
}
