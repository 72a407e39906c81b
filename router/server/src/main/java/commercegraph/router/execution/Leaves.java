package commercegraph.router.execution;

import commercegraph.router.json.JsonBuffer;
import commercegraph.router.json.Kind;
import commercegraph.router.json.Tape;
import commercegraph.router.plan.ResponseField.Scalar;

/// What JSON stands for which leaf type: GraphQL specification, section 3.5 "Scalars", on result
/// coercion. The subgraph has coerced the value already: this checks that it kept its word.
final class Leaves {
    /// A number of so many bytes is in the range of `Int`, whatever its digits; a longer one than
    /// the second bound is not.
    private static final int INT_BYTES_SURE = 9;

    private static final int INT_BYTES_MAX = 11;

    /// The largest `Float` has 309 digits before its point.
    private static final int FLOAT_BYTES_SURE = 309;

    private Leaves() {}

    static boolean isRight(CompiledType.Leaf leaf, Tape tape, int value) {
        return switch (leaf.scalar()) {
            case STRING -> tape.isString(value);
            case ID -> tape.isString(value) || tape.kind(value) == Kind.INTEGER;
            case INT -> isInt(tape, value);
            case FLOAT -> isFloat(tape, value);
            case BOOLEAN -> tape.kind(value) == Kind.TRUE || tape.kind(value) == Kind.FALSE;
            case ENUM -> isEnumValue(leaf, tape, value);
            case ANY -> true;
        };
    }

    /// As it came in, but for an `ID` that came as a number, which goes out as a string always, and
    /// an `Int` with a point or an exponent, which clients in typed languages would not read.
    static void write(CompiledType.Leaf leaf, Tape tape, int value, JsonBuffer out) {
        if (leaf.scalar() == Scalar.ID && !tape.isString(value)) {
            out.raw((byte) '"');
            out.slice(tape, value);
            out.raw((byte) '"');
        } else if (leaf.scalar() == Scalar.INT && tape.kind(value) == Kind.DECIMAL) {
            out.number((long) tape.doubleValue(value));
        } else {
            out.slice(tape, value);
        }
    }

    private static boolean isEnumValue(CompiledType.Leaf leaf, Tape tape, int value) {
        return leaf.values() == null
                ? tape.isString(value)
                : leaf.values().idOf(tape, value) != TextTable.UNKNOWN;
    }

    private static boolean isInt(Tape tape, int value) {
        Kind kind = tape.kind(value);
        if (kind == Kind.DECIMAL) {
            double number = tape.doubleValue(value);
            return number == Math.rint(number) && (int) number == number;
        }
        if (kind != Kind.INTEGER) {
            return false;
        }
        int length = tape.end(value) - tape.start(value);
        if (length <= INT_BYTES_SURE) {
            return true;
        }
        if (length > INT_BYTES_MAX) {
            return false;
        }
        long number = tape.longValue(value);
        return number == (int) number;
    }

    /// Numbers are finite, and JSON has some that no `Float` holds. Few digits without an exponent
    /// are none of them.
    private static boolean isFloat(Tape tape, int value) {
        Kind kind = tape.kind(value);
        if (kind != Kind.INTEGER && kind != Kind.DECIMAL) {
            return false;
        }
        boolean plain = tape.end(value) - tape.start(value) < FLOAT_BYTES_SURE;
        for (int i = tape.start(value); plain && i < tape.end(value); i++) {
            plain = (tape.bytes()[i] | 0x20) != 'e';
        }
        return plain || Double.isFinite(tape.doubleValue(value));
    }
}
