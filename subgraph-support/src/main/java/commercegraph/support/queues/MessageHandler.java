package commercegraph.support.queues;

import java.time.Duration;

/// What is done with a message. It may come more than once, and late: handling it again changes
/// nothing.
@FunctionalInterface
public interface MessageHandler {

    /// Throws `GraphFailure` UNAVAILABLE where something is away that this needs: the message is
    /// tried again until it is back. Whatever else is thrown is the message's fault: it is tried
    /// again some times, and then put aside.
    Verdict handle(String body);

    /// What becomes of the message.
    sealed interface Verdict {

        /// It is taken off the queue.
        record Done() implements Verdict {}

        /// It comes again after so long.
        record Again(Duration after) implements Verdict {}
    }
}
