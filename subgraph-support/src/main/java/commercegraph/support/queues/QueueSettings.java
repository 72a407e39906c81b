package commercegraph.support.queues;

import java.time.Duration;

/// @param name of the queue; its dead-letter queue is `NAME-dead`
/// @param create whether missing queues are made here, as on a laptop, or were made before
/// @param hidden how long a message that was received stays hidden from others; it is hidden again
///     and again while it is being handled
/// @param receiptsMax receipts after which a message that is never handled is put aside
public record QueueSettings(String name, boolean create, Duration hidden, int receiptsMax) {

    private static final Duration HIDDEN = Duration.ofSeconds(30);
    private static final int RECEIPTS_MAX = 5;

    public QueueSettings {
        if (name.isBlank() || hidden.toSeconds() < 1 || receiptsMax < 1)
            throw new IllegalArgumentException("a queue has a name, and bounds of 1 or more");
    }

    /// What suits most work.
    public static QueueSettings of(String name, SqsProperties sqs) {
        return new QueueSettings(name, sqs.makesQueues(), HIDDEN, RECEIPTS_MAX);
    }

    String deadLetterName() {
        return name + "-dead";
    }
}
