package commercegraph.router.engine.workers;

import java.util.Comparator;

/// A task in a lane.
///
/// @param since when it was brought, in nanoseconds of any clock
/// @param number counts tasks, so that no two are equal
record Waiting(Task task, long since, long number) {
    /// What a character counts for: as if the task had come so much later. Some hundred times what
    /// reading it takes, so that the short pass all of a burst of longer ones; and few enough that
    /// the longer have their turn within seconds, however many short ones keep coming.
    private static final long NANOS_PER_CHARACTER = 1_000_000;

    /// A place in the line is good for so many characters.
    private static final int CHARACTERS_PER_PLACE = 8_192;

    /// Of one client's tasks, which comes first.
    static final Comparator<Waiting> BY_TURN =
            Comparator.comparingLong(Waiting::rank).thenComparingLong(Waiting::number);

    static final Comparator<Waiting> BY_ARRIVAL =
            Comparator.comparingLong(Waiting::since).thenComparingLong(Waiting::number);

    private long rank() {
        return since + task.length() * NANOS_PER_CHARACTER;
    }

    int places() {
        return 1 + task.length() / CHARACTERS_PER_PLACE;
    }
}
