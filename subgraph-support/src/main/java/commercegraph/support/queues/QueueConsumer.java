package commercegraph.support.queues;

import commercegraph.support.errors.ErrorCode;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.pauses.Backoff;
import commercegraph.support.queues.MessageHandler.Verdict;
import commercegraph.support.queues.Queue.Received;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/// Takes messages from one queue and hands them on, one after the other, on a virtual thread. A
/// message is deleted when it has been handled; one that fails comes again after a growing pause,
/// and is put aside by the server when it failed too often. While the queue, or what handling
/// needs, is away, it waits with growing pauses, and no message is put aside for that.
///
/// Unhealthy while something is away. Stopping lets the message in hand end, within bounds, and
/// gives the others back.
public final class QueueConsumer implements SmartLifecycle, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(QueueConsumer.class);
    private static final Backoff AWAY = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(20));
    private static final Backoff FAILED = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5));
    private static final Duration STOP_MAX = Duration.ofSeconds(4);

    private final Queue queue;
    private final MessageHandler handler;
    private @Nullable Worker worker;

    public QueueConsumer(Queue queue, MessageHandler handler) {
        this.queue = queue;
        this.handler = handler;
    }

    @Override
    public synchronized void start() {
        if (worker == null) worker = new Worker();
    }

    @Override
    public synchronized void stop() {
        if (worker != null) worker.end();
        worker = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return worker != null;
    }

    @Override
    public synchronized Health health() {
        Health.Builder health = Health.down().withDetail("queue", queue.settings().name());
        if (worker == null) return health.withDetail("reason", "stopped").build();
        return worker.trouble
                .map(reason -> health.withDetail("reason", reason).build())
                .orElseGet(() -> health.up().build());
    }

    /// One run between start and stop.
    private final class Worker {
        private final Object turn = new Object();
        private final Thread thread;
        private volatile boolean ended;
        private volatile Optional<String> trouble = Optional.empty();
        private boolean waiting;

        Worker() {
            thread =
                    Thread.ofVirtual()
                            .name("queue-" + queue.settings().name())
                            .unstarted(this::run);
            thread.start();
        }

        /// What only waits is broken off at once; a message in hand has some time.
        void end() {
            synchronized (turn) {
                ended = true;
                if (waiting) thread.interrupt();
            }
            try {
                if (thread.join(STOP_MAX)) return;
                thread.interrupt();
                boolean _ = thread.join(STOP_MAX);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void run() {
            int failures = 0;
            while (!ended) {
                try {
                    List<Received> messages = receive();
                    failures = 0;
                    recovered();
                    handleAll(messages);
                } catch (RuntimeException failure) {
                    away("the queue does not answer", failure);
                    pause(AWAY.after(++failures));
                }
            }
        }

        private List<Received> receive() {
            if (!begins()) return List.of();
            try {
                return queue.receive();
            } finally {
                ends();
            }
        }

        private void pause(Duration time) {
            if (!begins()) return;
            try {
                Thread.sleep(time);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                ends();
            }
        }

        /// False when there is no time for waiting any more.
        private boolean begins() {
            synchronized (turn) {
                waiting = !ended;
                return waiting;
            }
        }

        /// What interrupted the wait has done what it should: it does not break off what follows.
        private void ends() {
            synchronized (turn) {
                waiting = false;
                boolean _ = Thread.interrupted();
            }
        }

        private void handleAll(List<Received> messages) {
            if (messages.isEmpty()) return;
            try (var held = new HeldMessages(queue, messages)) {
                for (Received message : messages) handle(message, held);
            }
        }

        private void handle(Received message, HeldMessages held) {
            for (int failures = 1; !ended; failures++) {
                try {
                    Verdict verdict = handler.handle(message.body());
                    held.letGo(message);
                    settle(message, verdict);
                    recovered();
                    return;
                } catch (RuntimeException failure) {
                    if (!isAway(failure)) {
                        held.letGo(message);
                        putOff(message, failure);
                        return;
                    }
                    away("what handling needs is away", failure);
                    pause(AWAY.after(failures));
                }
            }
            held.letGo(message);
            hide(message, Duration.ZERO);
        }

        private boolean isAway(RuntimeException failure) {
            return ended
                    || (failure instanceof GraphFailure graph
                            && graph.code() == ErrorCode.UNAVAILABLE);
        }

        /// Told once, and not again until it is over.
        private void away(String what, RuntimeException failure) {
            if (ended) return;
            if (trouble.isEmpty())
                LOG.warn("{}: {}, tried again", queue.settings().name(), what, failure);
            trouble = Optional.of(what);
        }

        private void recovered() {
            if (trouble.isPresent()) LOG.info("{}: works again", queue.settings().name());
            trouble = Optional.empty();
        }
    }

    private void settle(Received message, Verdict verdict) {
        switch (verdict) {
            case Verdict.Done() -> delete(message);
            case Verdict.Again(Duration after) -> hide(message, after);
        }
    }

    /// What was handled and can't be deleted comes once more.
    private void delete(Received message) {
        try {
            queue.delete(message);
        } catch (RuntimeException failure) {
            LOG.warn("{}: message {} stays", queue.settings().name(), message.id(), failure);
        }
    }

    /// The body is not told: it may hold what no log may.
    private void putOff(Received message, RuntimeException failure) {
        LOG.warn(
                "{}: message {} was not handled (receipt {} of {})",
                queue.settings().name(),
                message.id(),
                message.receipts(),
                queue.settings().receiptsMax(),
                failure);
        hide(message, FAILED.after(message.receipts()));
    }

    /// What can't be hidden comes when its time is over.
    private void hide(Received message, Duration time) {
        try {
            queue.hide(message, time);
        } catch (RuntimeException failure) {
            LOG.debug("{}: message {}", queue.settings().name(), message.id(), failure);
        }
    }
}
