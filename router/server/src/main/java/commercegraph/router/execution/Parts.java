package commercegraph.router.execution;

import commercegraph.router.json.JsonKey;
import commercegraph.router.json.Tape;
import java.util.Arrays;

/// A reader of the merged tree, and its stack.
///
/// What several subgraphs say of one object are its *parts*; mostly there is one. A value under
/// observation is a range of the stack, its parts in the order in which they came. Objects are
/// merged by key and lists by index; of scalars the first that is not null stands. Each reader has
/// a stack of its own.
final class Parts {
    /// No part has the key.
    static final int ABSENT = 0;

    /// Parts have the key, and null under it.
    static final int NULL = 1;

    /// The value's parts were pushed.
    static final int PRESENT = 2;

    /// The object has no `__typename`.
    static final int NO_TYPE = -2;

    private static final JsonKey TYPENAME = JsonKey.of("__typename");

    private final Merged merged;
    private long[] values = new long[64];

    /// Beside each part: of an object the key where the next search begins, of a list the next
    /// item.
    private int[] cursors = new int[64];

    private int top;
    private int found;
    private boolean nullThere;

    Parts(Merged merged) {
        this.merged = merged;
    }

    int top() {
        return top;
    }

    void popTo(int to) {
        top = to;
    }

    long value(int part) {
        return values[part];
    }

    Tape tape(int part) {
        return merged.tape(values[part]);
    }

    /// The index of a part in its tape.
    int index(int part) {
        return Merged.index(values[part]);
    }

    void pushRoot() {
        for (int link = merged.firstOfRoot(); link != 0; link = merged.next(link)) {
            pushObject(merged.linked(link));
        }
    }

    /// Pushes the parts of the value under a key of the object `[from, to)`.
    ///
    /// @return [#PRESENT], or that there is nothing on the stack
    int pushField(int from, int to, JsonKey key) {
        int begin = top;
        boolean isNull = false;
        for (int part = from; part < to; part++) {
            long object = values[part];
            Tape tape = merged.tape(object);
            int index = tape.find(Merged.index(object), key, cursors[part]);
            if (index < 0) {
                continue;
            }
            cursors[part] = tape.next(index);
            if (tape.isNull(index)) {
                isNull = true;
            } else if (!push(begin, Merged.value(Merged.tapeNumber(object), index), tape, index)) {
                break;
            }
        }
        return top > begin ? PRESENT : isNull ? NULL : ABSENT;
    }

    /// Finds the value of a leaf under a key of the object `[from, to)`, the first that is not
    /// null, and leaves the stack as it is.
    ///
    /// @return the value's index in the tape of the part [#found]; below 0 without one: see
    ///     [#isNullThere]
    int findLeaf(int from, int to, JsonKey key) {
        nullThere = false;
        for (int part = from; part < to; part++) {
            long object = values[part];
            Tape tape = merged.tape(object);
            int index = tape.find(Merged.index(object), key, cursors[part]);
            if (index < 0) {
                continue;
            }
            cursors[part] = tape.next(index);
            if (!tape.isNull(index)) {
                found = part;
                return index;
            }
            nullThere = true;
        }
        return -1;
    }

    /// The part in which [#findLeaf] found its value.
    int found() {
        return found;
    }

    /// Whether [#findLeaf] found null and no value.
    boolean isNullThere() {
        return nullThere;
    }

    /// Goes to the beginning of the list `[from, to)`.
    void beginItems(int from, int to) {
        for (int part = from; part < to; part++) {
            cursors[part] = tape(part).first(index(part));
        }
    }

    /// The first part says how long a list is.
    boolean hasItem(int from) {
        return cursors[from] < tape(from).next(index(from));
    }

    /// Pushes the parts of the next item of the list `[from, to)`, and goes on to the one after.
    ///
    /// @return [#PRESENT], or that there is nothing on the stack
    int pushItem(int from, int to) {
        merged.walkItem();
        int begin = top;
        boolean complete = false;
        for (int part = from; part < to; part++) {
            Tape tape = tape(part);
            int item = cursors[part];
            if (item >= tape.next(index(part))) {
                continue;
            }
            cursors[part] = tape.next(item);
            if (!complete && !tape.isNull(item)) {
                int number = Merged.tapeNumber(values[part]);
                complete = !push(begin, Merged.value(number, item), tape, item);
            }
        }
        return top > begin ? PRESENT : NULL;
    }

    /// Whether a subgraph said of the object that it does not know it.
    boolean isUnknown(int from, int to) {
        for (int part = from; part < to; part++) {
            if (merged.isNothing(values[part])) {
                return true;
            }
        }
        return false;
    }

    /// The number of what an object says it is; below 0 when it does not say, or nothing known. The
    /// first known name stands: a subgraph that has an interface as an object knows no other.
    int typeOf(int from, int to, TextTable types) {
        int type = NO_TYPE;
        for (int part = from; part < to && type < 0; part++) {
            Tape tape = tape(part);
            int typename = tape.find(index(part), TYPENAME);
            if (typename >= 0 && !tape.isNull(typename)) {
                type = types.idOf(tape, typename);
            }
        }
        return type;
    }

    /// Pushes a part of a value, unless it is another kind of thing than the first part.
    ///
    /// @return whether more parts may follow
    private boolean push(int begin, long value, Tape tape, int index) {
        if (tape.isObject(index)) {
            if (top == begin || isObject(begin)) {
                pushObject(value);
            }
            return true;
        }
        if (tape.isArray(index)) {
            if (top == begin || tape(begin).isArray(index(begin))) {
                pushPart(value, 0);
            }
            return true;
        }
        if (top == begin) {
            pushPart(value, 0);
        }
        return false;
    }

    boolean isObject(int part) {
        return tape(part).isObject(index(part));
    }

    private void pushObject(long object) {
        pushPart(object, merged.tape(object).first(Merged.index(object)));
        for (int link = merged.first(object); link != 0; link = merged.next(link)) {
            pushObject(merged.linked(link));
        }
    }

    private void pushPart(long value, int cursor) {
        if (top == values.length) {
            values = Arrays.copyOf(values, top * 2);
            cursors = Arrays.copyOf(cursors, top * 2);
        }
        values[top] = value;
        cursors[top++] = cursor;
    }
}
