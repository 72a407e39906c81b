package commercegraph.router.execution;

/// Takes the answers of a subscription, one at a time, in the order of their events.
public interface AnswerEvents {
    void next(Answer answer);

    /// Runs something when another answer can be taken: at once, unless its receiver is behind.
    default void whenReady(Runnable next) {
        next.run();
    }

    /// No more answers come. What went wrong, if anything did, stood in the last one.
    void completed();
}
