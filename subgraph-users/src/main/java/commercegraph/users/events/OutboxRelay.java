package commercegraph.users.events;

import commercegraph.users.domain.AuditTrail;
import commercegraph.users.domain.Outbox;
import commercegraph.users.domain.Outbox.Queue;
import commercegraph.users.domain.Outbox.Waiting;
import commercegraph.users.domain.OutboxMessage.Erased;
import commercegraph.users.domain.OutboxMessage.Revoked;
import commercegraph.users.domain.Revocations;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries what waits in the outbox to where it belongs, one instance at a time, until it is there.
/// Each queue on its own: a bus that is away holds no revocation back.
final class OutboxRelay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final int MESSAGES_MAX = 100;
    private static final int ROUNDS_MAX = 50;

    private final Outbox outbox;
    private final EventSink events;
    private final AuditTrail auditTrail;
    private final Revocations revocations;
    private final Set<Queue> failing = EnumSet.noneOf(Queue.class);
    private final String holder = UUID.randomUUID().toString();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("outbox").factory());

    OutboxRelay(Outbox outbox, EventSink events, AuditTrail auditTrail, Revocations revocations) {
        this.outbox = outbox;
        this.events = events;
        this.auditTrail = auditTrail;
        this.revocations = revocations;
    }

    void start(Duration every) {
        timer.scheduleWithFixedDelay(
                this::round, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            if (!outbox.lease(holder, LEASE)) return;
        } catch (RuntimeException failed) {
            LOG.warn("The outbox can't be read: {}", failed.toString());
            return;
        }
        drain(Queue.REVOCATIONS, this::revoke);
        drain(Queue.ERASURES, this::erase);
        drain(Queue.EVENTS, events);
    }

    /// As long as what is there gets out, and then the others have their turn.
    private void drain(Queue queue, EventSink sink) {
        try {
            for (int i = 0; i < ROUNDS_MAX; i++) {
                List<Waiting> waiting = outbox.waiting(queue, MESSAGES_MAX);
                if (waiting.isEmpty()) return;
                List<Waiting> arrived = sink.deliver(waiting);
                outbox.done(arrived.stream().map(Waiting::ticket).toList());
                if (failing.remove(queue)) LOG.info("{} can be delivered again", queue);
                if (arrived.size() < waiting.size() || !outbox.lease(holder, LEASE)) return;
            }
        } catch (RuntimeException failed) {
            if (failing.add(queue))
                LOG.warn("{} wait, as they can't be delivered: {}", queue, reason(failed));
        }
    }

    private static String reason(RuntimeException failed) {
        return failed.getCause() == null ? failed.toString() : failed + ", " + failed.getCause();
    }

    private List<Waiting> revoke(List<Waiting> messages) {
        for (Waiting waiting : messages)
            if (waiting.message() instanceof Revoked(var user, var notBefore))
                revocations.publish(user, notBefore);
        return messages;
    }

    /// Once more here, as the change may have been cut off, and then to the others.
    private List<Waiting> erase(List<Waiting> messages) {
        for (Waiting waiting : messages)
            if (waiting.message() instanceof Erased(var user, _)) auditTrail.erase(user);
        return events.deliver(messages);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
