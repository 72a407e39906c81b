package commercegraph.orders.app;

import commercegraph.orders.domain.Erasures;
import commercegraph.orders.domain.OrderRepository;
import commercegraph.orders.domain.fulfilment.Outbox;
import commercegraph.orders.domain.fulfilment.OutboxPublisher;
import commercegraph.orders.domain.fulfilment.ShipWhenDue;
import commercegraph.orders.workflow.WorkflowRunner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// What goes on without a request: outbox to queue, executions to their end, and work by the clock.
/// Any number of processes may do it side by side.
@Component
class BackgroundWork implements SmartLifecycle {
    private static final Duration OUTBOX_PAUSE = Duration.ofMillis(200);
    private static final Duration RUNNER_PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOCK_PAUSE = Duration.ofSeconds(5);
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(5);

    /// How long messages whose workflow has started are kept for looking at.
    private static final Duration DONE_KEPT = Duration.ofDays(7);

    private final OutboxPublisher publisher;
    private final WorkflowRunner runner;
    private final Outbox outbox;
    private final Optional<ShipWhenDue> shipping;
    private final Erasures erasures;
    private final int runners;
    private final Clock clock;
    private final Signal executions;
    private final List<Loop> loops = new ArrayList<>();

    BackgroundWork(
            OutboxPublisher publisher,
            WorkflowRunner runner,
            Outbox outbox,
            OrderRepository orders,
            Erasures erasures,
            OrdersProperties properties,
            Signal executions,
            Clock clock) {
        this.publisher = publisher;
        this.runner = runner;
        this.outbox = outbox;
        this.shipping =
                Optional.ofNullable(properties.shipAfter())
                        .map(after -> new ShipWhenDue(orders, after, clock));
        this.erasures = erasures;
        this.runners = properties.runners();
        this.executions = executions;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        loops.add(Loop.start("outbox", this::publish));
        for (int number = 1; number <= runners; number++) {
            loops.add(Loop.start("runner-" + number, this::runExecutions));
        }
        loops.add(Loop.start("clock", this::byTheClock));
    }

    /// A task that runs is broken off; whoever takes the execution over calls it again.
    @Override
    public synchronized void stop() {
        loops.forEach(Loop::interrupt);
        loops.forEach(loop -> loop.join(STOP_WAIT_MAX));
        loops.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !loops.isEmpty();
    }

    private void publish() throws InterruptedException {
        if (!publisher.publish()) {
            Thread.sleep(OUTBOX_PAUSE);
        }
    }

    private void runExecutions() throws InterruptedException {
        if (!runner.runOne()) {
            executions.await(RUNNER_PAUSE);
        }
    }

    private void byTheClock() throws InterruptedException {
        shipping.ifPresent(ShipWhenDue::run);
        erasures.run();
        Instant now = clock.instant();
        outbox.purge(now.minus(DONE_KEPT), now);
        Thread.sleep(CLOCK_PAUSE);
    }
}
