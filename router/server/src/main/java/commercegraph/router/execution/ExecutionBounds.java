package commercegraph.router.execution;

import commercegraph.router.json.ScanBounds;

/// What one execution may take and give.
///
/// @param errorsMax of an answer; what comes after them is dropped
/// @param placesMax of one kind of error: one subgraph error, one failed fetch, one field that is
///     null where it must not be. The parent's path stands for the other places.
/// @param itemsMax of lists that are walked, each time: to find the objects of fetches, and to
///     write the answer
/// @param answerBytesMax of `data`
/// @param scan of a subgraph's answer
public record ExecutionBounds(
        int errorsMax, int placesMax, int itemsMax, int answerBytesMax, ScanBounds scan) {
    /// How much a subgraph may answer is bounded where it is received: here it is what a tape
    /// holds.
    public static final ExecutionBounds DEFAULT =
            new ExecutionBounds(
                    1_000,
                    200,
                    1 << 22,
                    64 << 20,
                    new ScanBounds(ScanBounds.BYTES_MAX, ScanBounds.DEFAULT.depthMax()));

    /// An answer is written to one array, which grows by doubling.
    private static final int ANSWER_BYTES_MAX = 512 << 20;

    public ExecutionBounds {
        if (itemsMax < 1) {
            throw new IllegalArgumentException("limits.answer-items has to be 1 or more");
        }
        if (answerBytesMax < 1 || answerBytesMax > ANSWER_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "limits.answer-bytes has to be from 1 to " + ANSWER_BYTES_MAX);
        }
    }

    /// The same with other bounds of an answer's size.
    public ExecutionBounds answering(int items, int bytes) {
        return new ExecutionBounds(errorsMax, placesMax, items, bytes, scan);
    }
}
