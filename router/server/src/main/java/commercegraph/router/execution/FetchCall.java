package commercegraph.router.execution;

import java.util.Arrays;
import java.util.List;

/// A fetch under way: which objects its answer belongs to.
///
/// @param objects one group for each target, or a single one where there are no targets
record FetchCall(CompiledStep.Fetch fetch, List<Objects> objects, byte[] body) {

    /// Objects of the merged answer, in the order in which their paths are walked.
    static final class Objects {
        private long[] values = new long[8];
        private int[] representations = new int[8];
        private int size;
        private int representationCount;

        void add(long value, int representation) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
                representations = Arrays.copyOf(representations, size * 2);
            }
            values[size] = value;
            representations[size++] = representation;
            representationCount = Math.max(representationCount, representation + 1);
        }

        int size() {
            return size;
        }

        long value(int object) {
            return values[object];
        }

        /// The number of the representation that was made of it; 0 where none are made.
        int representation(int object) {
            return representations[object];
        }

        int representationCount() {
            return representationCount;
        }
    }
}
