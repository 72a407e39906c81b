package commercegraph.router.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the writing of an answer is: kept at the cost of two stores for a step, and spelled out
/// only for an error.
final class AnswerPath {
    private @Nullable CompiledField[] fields = new CompiledField[32];
    private int[] indexes = new int[32];
    private int length;

    void push(CompiledField field) {
        reserve();
        fields[length++] = field;
    }

    void pushIndex() {
        reserve();
        fields[length++] = null;
    }

    void setIndex(int index) {
        indexes[length - 1] = index;
    }

    void pop() {
        length--;
    }

    List<PathSegment> segments() {
        List<PathSegment> segments = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            CompiledField field = fields[i];
            segments.add(
                    field == null
                            ? new PathSegment.Index(indexes[i])
                            : new PathSegment.Key(field.responseKey().name()));
        }
        return segments;
    }

    /// The field that the writing is in.
    CompiledField field() {
        for (int i = length - 1; i >= 0; i--) {
            CompiledField field = fields[i];
            if (field != null) {
                return field;
            }
        }
        throw new IllegalStateException("not in a field");
    }

    private void reserve() {
        if (length == indexes.length) {
            fields = Arrays.copyOf(fields, length * 2);
            indexes = Arrays.copyOf(indexes, length * 2);
        }
    }
}
