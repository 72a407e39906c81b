package commercegraph.router.execution;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs tasks one at a time, in the order in which they come, on whichever thread brings one while
/// none runs. What a task writes, the next one sees. Nobody waits: a thread that finds another one
/// at work leaves its task there.
final class SerialQueue {
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    void execute(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() > 0) {
            return;
        }
        do {
            Runnable next = tasks.poll();
            if (next != null) {
                next.run();
            }
        } while (waiting.decrementAndGet() > 0);
    }
}
