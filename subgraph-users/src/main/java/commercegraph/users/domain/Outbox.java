package commercegraph.users.domain;

import java.time.Duration;
import java.util.List;

/// Messages that wait to be delivered.
public interface Outbox {

    /// The oldest of the queue, up to so many. One that is not done comes again.
    List<Waiting> waiting(Queue queue, int messagesMax);

    /// Messages that go to one place, and do not wait for those that go to another.
    enum Queue {
        EVENTS,
        REVOCATIONS,
        ERASURES
    }

    record Waiting(Ticket ticket, OutboxMessage message) {}

    /// Where a message waits.
    record Ticket(String shard, String id) {}

    void done(List<Ticket> tickets);

    /// Whether this holder is the one who delivers, for so long. One at a time, so that messages
    /// do not go out once for each instance; that they may go out twice stays.
    boolean lease(String holder, Duration lifetime);
}
