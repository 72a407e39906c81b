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
    public static final ExecutionBounds DEFAULT =
            new ExecutionBounds(1_000, 200, 1 << 22, 64 << 20, ScanBounds.DEFAULT);
}
