package commercegraph.router.engine;

/// Who waits for an answer, to those who share out work. For any number of threads.
public interface Client {
    /// One for all requests of a sender, as far as senders can be told apart.
    String name();

    /// Whether the answer has nobody to go to any more.
    boolean isGone();
}
