package commercegraph.router.app;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The thread that verifies access tokens: arithmetic of less than a millisecond each, so that the
/// first in are the first out, and apart from operations, which neither wait for it nor keep it.
/// What it cannot take is refused.
final class TokenThread implements AutoCloseable {
    private static final int QUEUE_MAX = 1_000;

    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(QUEUE_MAX),
                    task -> {
                        Thread thread = new Thread(task, "router-tokens");
                        thread.setDaemon(true);
                        return thread;
                    });

    private TokenThread() {}

    static TokenThread start() {
        return new TokenThread();
    }

    Executor executor() {
        return pool;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
