package commercegraph.support.queues;

import commercegraph.support.queues.MessageHandler.Verdict;
import java.time.Instant;

/// What is done when a user is deleted, by the events `UserDeleted` of the users subgraph. Other
/// events in the queue are none of ours, and taken off it.
///
/// @param erasure erases what this service has of the user; called again with the same user, it
/// finds nothing more to do
public record UserDeletions(Erasure erasure) implements MessageHandler {

    /// Who publishes it.
    public static final String SOURCE = "commercegraph.users";

    /// Its type. Detail: `{"id", "userId", "occurredAt"}`.
    public static final String TYPE = "UserDeleted";

    /// Erases what is known of a user.
    @FunctionalInterface
    public interface Erasure {
        /// May throw as [MessageHandler#handle] does.
        Verdict erase(String userId, Instant deletedAt);
    }

    @Override
    public Verdict handle(String body) {
        EventEnvelope event = EventEnvelope.read(body);
        if (!event.source().equals(SOURCE) || !event.type().equals(TYPE)) return new Verdict.Done();
        return erasure.erase(event.text("userId"), Instant.parse(event.text("occurredAt")));
    }
}
