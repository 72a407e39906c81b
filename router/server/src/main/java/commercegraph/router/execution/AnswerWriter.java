package commercegraph.router.execution;

import commercegraph.router.execution.CompiledField.CompiledSource;
import commercegraph.router.json.JsonBuffer;
import commercegraph.router.json.JsonKey;
import commercegraph.router.json.Tape;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Writes the client's `data` from the merged answer: GraphQL specification, section 6.4.3 "Value
/// Completion". A null where none may be takes its parent with it (section 6.4.4 "Handling
/// Execution Errors"): what was written of the parent is cut off again.
///
/// Methods that return a boolean return whether the value could be written; where it could not, the
/// reason is among the errors, and whoever may be null writes null.
final class AnswerWriter {
    private final CompiledSelection response;
    private final TextTable types;
    private final Parts parts;
    private final Errors errors;
    private final JsonBuffer out;
    private final int bytesMax;
    private final AnswerPath path = new AnswerPath();

    /// How many errors of its own a field has had.
    private final Map<CompiledField, Integer> errorsOf = new IdentityHashMap<>(0);

    AnswerWriter(Merged merged, CompiledPlan plan, Errors errors, JsonBuffer out) {
        this.response = plan.response();
        this.types = plan.types();
        this.parts = new Parts(merged);
        this.errors = errors;
        this.out = out;
        this.bytesMax = errors.bounds().answerBytesMax();
    }

    void write() {
        int mark = out.length();
        parts.pushRoot();
        int type = response.typed() ? parts.typeOf(0, parts.top(), types) : Parts.NO_TYPE;
        if (!object(response, 0, parts.top(), type)) {
            out.truncate(mark);
            out.nullValue();
        }
    }

    private boolean object(CompiledSelection selection, int from, int to, int type) {
        if (out.length() > bytesMax) {
            throw AnswerTooLarge.bytes(bytesMax);
        }
        out.raw((byte) '{');
        boolean comma = false;
        for (CompiledField field : selection.fields()) {
            if (!field.types().contains(type)) {
                continue;
            }
            if (comma) {
                out.nextKey(field.responseKey());
            } else {
                out.key(field.responseKey());
                comma = true;
            }
            path.push(field);
            boolean written = field(field, from, to);
            path.pop();
            if (!written) {
                return false;
            }
        }
        out.raw((byte) '}');
        return true;
    }

    private boolean field(CompiledField field, int from, int to) {
        return switch (field.source()) {
            case CompiledSource.Stored(var key) ->
                    field.type() instanceof CompiledType.Leaf leaf
                            ? leafField(leaf, key, from, to)
                            : nestedField(field.type(), key, from, to);
            case CompiledSource.Typename(var objectType) -> {
                out.string(objectType);
                yield true;
            }
            case CompiledSource.Denied(var code, var message) -> {
                if (mayAddError()) {
                    errors.add(ExecutionError.of(message, path.segments(), code));
                }
                yield orNull(field.type(), out.length());
            }
        };
    }

    /// Most fields are leaves: their value is written without going over the stack.
    private boolean leafField(CompiledType.Leaf leaf, JsonKey key, int from, int to) {
        int value = parts.findLeaf(from, to, key);
        if (value < 0) {
            return noValue(leaf);
        }
        return leaf(leaf, parts.tape(parts.found()), value) || orNull(leaf, out.length());
    }

    private boolean nestedField(CompiledType type, JsonKey key, int from, int to) {
        int top = parts.top();
        parts.pushField(from, to, key);
        boolean written = value(type, top, parts.top());
        parts.popTo(top);
        return written;
    }

    private boolean noValue(CompiledType type) {
        if (type.nonNull()) {
            nullForNonNull();
            return false;
        }
        out.nullValue();
        return true;
    }

    /// @param from where the value's parts begin on the stack; there are none for null
    private boolean value(CompiledType type, int from, int to) {
        if (from == to) {
            return noValue(type);
        }
        int mark = out.length();
        boolean written =
                switch (type) {
                    case CompiledType.Leaf leaf -> leaf(leaf, parts.tape(from), parts.index(from));
                    case CompiledType.Composite composite -> composite(composite, from, to);
                    case CompiledType.ListOf(_, var item) -> list(item, from, to);
                };
        return written || orNull(type, mark);
    }

    private boolean orNull(CompiledType type, int mark) {
        if (type.nonNull()) {
            return false;
        }
        out.truncate(mark);
        out.nullValue();
        return true;
    }

    private boolean list(CompiledType item, int from, int to) {
        if (!parts.tape(from).isArray(parts.index(from))) {
            mismatch("a list");
            return false;
        }
        out.raw((byte) '[');
        path.pushIndex();
        parts.beginItems(from, to);
        boolean written = true;
        for (int i = 0; written && parts.hasItem(from); i++) {
            if (i > 0) {
                out.raw((byte) ',');
            }
            path.setIndex(i);
            parts.pushItem(from, to);
            written = value(item, to, parts.top());
            parts.popTo(to);
        }
        path.pop();
        out.raw((byte) ']');
        return written;
    }

    /// An object of an abstract type whose own type nobody told (an interface object's subgraph
    /// does not know it, and who knows it had no answer) cannot be completed where the answer
    /// depends on the type: to leave the type's fields out would say that it is another (section
    /// 6.4.3, "ResolveAbstractType").
    private boolean composite(CompiledType.Composite composite, int from, int to) {
        if (!parts.isObject(from)) {
            mismatch("an object of type \"%s\"".formatted(composite.name()));
            return false;
        }
        int type = composite.soleType();
        if (!composite.concrete()) {
            int own = parts.typeOf(from, to, types);
            if (own != Parts.NO_TYPE) {
                if (!composite.possibleTypes().contains(own)) {
                    mismatch("an object that may stand for \"%s\"".formatted(composite.name()));
                    return false;
                }
                type = own;
            } else if (type < 0 && composite.selection().typed()) {
                nullFor("No subgraph told the type of field \"%s\"");
                return false;
            }
        }
        return object(composite.selection(), from, to, type);
    }

    private boolean leaf(CompiledType.Leaf leaf, Tape tape, int value) {
        if (!Leaves.isRight(leaf, tape, value)) {
            mismatch("a value of type \"%s\"".formatted(leaf.name()));
            return false;
        }
        Leaves.write(leaf, tape, value, out);
        return true;
    }

    private void mismatch(String wanted) {
        if (mayAddError()) {
            List<PathSegment> place = path.segments();
            String message =
                    "Field \"%s\" should be %s, and a subgraph gave something else"
                            .formatted(path.field().responseKey(), wanted);
            errors.add(ExecutionError.of(message, place, ErrorCode.INTERNAL.name()));
        }
    }

    private void nullForNonNull() {
        nullFor("Cannot return null for non-nullable field \"%s\"");
    }

    /// @param message with a place for the field's response key
    private void nullFor(String message) {
        if (!mayAddError()) {
            return;
        }
        List<PathSegment> place = path.segments();
        if (!errors.isExplained(place)) {
            String text = message.formatted(path.field().responseKey());
            errors.add(ExecutionError.of(text, place, ErrorCode.INTERNAL.name()));
        }
    }

    /// The bound is for each field, so that one of them cannot keep the others' errors out.
    private boolean mayAddError() {
        int before = errorsOf.merge(path.field(), 1, Integer::sum) - 1;
        return before < errors.bounds().placesMax() && !errors.isFull();
    }
}
