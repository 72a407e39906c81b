package commercegraph.router.app;

import commercegraph.router.engine.EngineSettings;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The threads that do what an event loop may not be kept for. What they cannot take is refused.
final class Workers implements AutoCloseable {
    /// Parser and planner are recursive over documents that clients send.
    private static final long STACK_BYTES = 8L << 20;

    private final ThreadPoolExecutor pool;

    private Workers(ThreadPoolExecutor pool) {
        this.pool = pool;
    }

    static Workers start(EngineSettings settings) {
        AtomicInteger count = new AtomicInteger();
        return new Workers(
                new ThreadPoolExecutor(
                        settings.planThreads(),
                        settings.planThreads(),
                        0,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(settings.planQueueMax()),
                        task -> {
                            Thread thread =
                                    new Thread(
                                            null,
                                            task,
                                            "router-worker-" + count.incrementAndGet(),
                                            STACK_BYTES);
                            thread.setDaemon(true);
                            return thread;
                        }));
    }

    Executor executor() {
        return pool;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
