package commercegraph.router.engine.workers;

/// Something to be done by a worker, in one go or in two: as short work, and where that does not
/// do, as long work. Its methods are called by one thread at a time.
public interface Task {
    /// For whom it is done: clients take turns.
    String client();

    /// Of its input, in characters: what is longer counts as having come later, and takes the room
    /// of several.
    int length();

    /// Where it is tried first.
    Lane lane();

    /// False when nobody waits for it any more. Then it is not run, and nothing else is called:
    /// whoever comes for it afterwards has to bring it again.
    boolean isWanted();

    /// Does the work, and tells those who wait for it; a failure of the work is theirs to know and
    /// never thrown.
    ///
    /// @return false when it takes more than short work may, in which case nobody was told
    boolean run(Lane lane);

    /// Tells those who wait that nothing comes of it: too many wait, or it waited too long.
    void refuse();
}
