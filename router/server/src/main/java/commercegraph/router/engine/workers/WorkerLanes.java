package commercegraph.router.engine.workers;

import commercegraph.router.engine.workers.WorkListener.WaitEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Threads with two lanes. Each of them does long work first, then short; and one more does nothing
/// but short work, so that neither waits for the other to come to an end, whatever clients send and
/// on one core too, where the system shares it out.
///
/// A task that waited as long as it may is refused on time, since the thread for short work is
/// never busy for long.
public final class WorkerLanes implements Workers, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerLanes.class);

    /// Parser and planner are recursive over documents that clients send.
    private static final long STACK_BYTES = 8L << 20;

    private final WorkListener listener;
    private final long beganNanos = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private final Crew shortWork = new Crew(List.of(Lane.SHORT), lock.newCondition());
    private final Crew allWork = new Crew(List.of(Lane.LONG, Lane.SHORT), lock.newCondition());

    /// Guarded by the lock.
    private final Backlog backlog;

    /// Written with the lock held.
    private volatile boolean closed;

    private WorkerLanes(Bounds bounds, WorkListener listener) {
        this.backlog = new Backlog(bounds.queueMax(), bounds.waitMax().toNanos());
        this.listener = listener;
    }

    /// Threads that do the same.
    ///
    /// @param lanes in the order in which they look for work
    /// @param idle where they wait for it
    private record Crew(List<Lane> lanes, Condition idle) {}

    /// @param threads how many long tasks are done at a time
    /// @param queueMax how many tasks wait in each lane; one of some thousand characters counts for
    ///     more than one
    /// @param waitMax how long a task may wait in all
    public record Bounds(int threads, int queueMax, Duration waitMax) {
        public Bounds {
            if (threads < 1 || queueMax < 1 || !waitMax.isPositive()) {
                throw new IllegalArgumentException("bounds of workers have to be positive");
            }
        }
    }

    public static WorkerLanes start(Bounds bounds, WorkListener listener) {
        WorkerLanes lanes = new WorkerLanes(bounds, listener);
        lanes.thread("router-short-work", lanes.shortWork);
        for (int i = 1; i <= bounds.threads(); i++) {
            lanes.thread("router-worker-" + i, lanes.allWork);
        }
        return lanes;
    }

    @Override
    public void take(Task task) {
        enter(task.lane(), task, now());
    }

    /// How many tasks wait in a lane.
    public int waiting(Lane lane) {
        lock.lock();
        try {
            return backlog.size(lane);
        } finally {
            lock.unlock();
        }
    }

    /// Refuses what waits; what runs comes to its end.
    @Override
    public void close() {
        List<Waiting> left = new ArrayList<>();
        lock.lock();
        try {
            closed = true;
            for (Lane lane : Lane.values()) {
                left.addAll(backlog.late(lane, Long.MAX_VALUE));
            }
            shortWork.idle().signalAll();
            allWork.idle().signalAll();
        } finally {
            lock.unlock();
        }
        left.forEach(waiting -> waiting.task().refuse());
    }

    private void thread(String name, Crew crew) {
        Thread thread = new Thread(null, () -> serve(crew), name, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
    }

    /// Tasks are never called with the lock held.
    private void enter(Lane lane, Task task, long since) {
        List<Waiting> without;
        lock.lock();
        try {
            without =
                    closed ? List.of(new Waiting(task, since, 0)) : backlog.add(lane, task, since);
            wake(lane);
        } finally {
            lock.unlock();
        }
        without.forEach(waiting -> refuse(lane, waiting, WaitEnd.NO_ROOM));
    }

    /// One thread that has nothing to do. For long work it may be one that cannot do it: then it
    /// looks after those who wait too long.
    private void wake(Lane lane) {
        Crew first = lane == Lane.SHORT ? shortWork : allWork;
        Crew second = lane == Lane.SHORT ? allWork : shortWork;
        (lock.hasWaiters(first.idle()) ? first : second).idle().signal();
    }

    private void serve(Crew crew) {
        while (true) {
            Optional<Turn> turn = await(crew);
            if (turn.isEmpty()) {
                return;
            }
            try {
                take(turn.get());
            } catch (RuntimeException | Error fault) {
                report(fault);
            }
        }
    }

    /// Once the router is closing, there may be no loop any more to which a result could go.
    private void report(Throwable fault) {
        if (!closed) {
            LOG.error("a task threw, which none may", fault);
        }
    }

    /// What a thread has to do next: somebody to refuse or something to run.
    ///
    /// @param lane in which these waited
    private record Turn(Lane lane, List<Waiting> late, Optional<Waiting> next) {}

    private void take(Turn turn) {
        turn.late().forEach(waiting -> refuse(turn.lane(), waiting, WaitEnd.TOO_LATE));
        turn.next().ifPresent(waiting -> run(turn.lane(), waiting));
    }

    private void run(Lane lane, Waiting waiting) {
        Task task = waiting.task();
        if (!task.isWanted()) {
            ended(lane, waiting, WaitEnd.UNWANTED);
            return;
        }
        ended(lane, waiting, WaitEnd.STARTED);
        if (!task.run(lane)) {
            enter(Lane.LONG, task, waiting.since());
        }
    }

    private void refuse(Lane lane, Waiting waiting, WaitEnd end) {
        ended(lane, waiting, end);
        waiting.task().refuse();
    }

    private void ended(Lane lane, Waiting waiting, WaitEnd end) {
        listener.waited(lane, end, Duration.ofNanos(now() - waiting.since()));
    }

    /// Blocks until there is something to do; empty when the workers are closed.
    private Optional<Turn> await(Crew crew) {
        lock.lock();
        try {
            while (!closed) {
                Optional<Turn> turn = turn(crew.lanes());
                if (turn.isPresent()) {
                    return turn;
                }
                OptionalLong nanos = backlog.nanosUntilLate(now());
                if (nanos.isPresent()) {
                    crew.idle().awaitNanos(nanos.getAsLong());
                } else {
                    crew.idle().await();
                }
            }
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Turn> turn(List<Lane> lanes) {
        long now = now();
        for (Lane lane : Lane.values()) {
            List<Waiting> late = backlog.late(lane, now);
            if (!late.isEmpty()) {
                return Optional.of(new Turn(lane, late, Optional.empty()));
            }
        }
        for (Lane lane : lanes) {
            Optional<Waiting> next = backlog.poll(lane);
            if (next.isPresent()) {
                return Optional.of(new Turn(lane, List.of(), next));
            }
        }
        return Optional.empty();
    }

    private long now() {
        return System.nanoTime() - beganNanos;
    }
}
