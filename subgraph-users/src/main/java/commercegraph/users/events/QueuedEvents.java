package commercegraph.users.events;

import commercegraph.support.queues.EventEnvelope;
import commercegraph.support.queues.Queue;
import commercegraph.users.domain.Outbox.Waiting;
import commercegraph.users.domain.OutboxMessage.Erased;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Deletions straight into the queues of those who hear of them, where no event bus is between: as
/// the rules of one would do it, and in its form. All messages go on to another sink.
final class QueuedEvents implements EventSink {

    private final List<Queue> queues;
    private final EventSink next;
    private final InstantSource clock;

    QueuedEvents(List<Queue> queues, EventSink next, InstantSource clock) {
        this.queues = List.copyOf(queues);
        this.next = next;
        this.clock = clock;
    }

    /// A queue that does not take a message holds all of them: some queues get them twice then.
    @Override
    public List<Waiting> deliver(List<Waiting> messages) {
        List<String> bodies = messages.stream().map(this::body).flatMap(Optional::stream).toList();
        for (Queue queue : queues)
            for (int from = 0; from < bodies.size(); from += Queue.BATCH_MAX)
                queue.send(bodies.subList(from, Math.min(from + Queue.BATCH_MAX, bodies.size())));
        return next.deliver(messages);
    }

    private Optional<String> body(Waiting waiting) {
        if (!(waiting.message() instanceof Erased erased)) return Optional.empty();
        String id = waiting.ticket().id();
        var event =
                new EventEnvelope(
                        id,
                        EventJson.SOURCE,
                        EventJson.DELETED,
                        clock.instant(),
                        EventJson.erased(id, erased));
        return Optional.of(event.write());
    }
}
