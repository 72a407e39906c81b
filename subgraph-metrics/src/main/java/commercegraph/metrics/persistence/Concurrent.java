package commercegraph.metrics.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Several store calls at once, on virtual threads, a bounded number of them at a time.
final class Concurrent {

    private static final int AT_ONCE_MAX = 8;

    private Concurrent() {}

    /// The answers in order. The first failure is thrown, after all have ended.
    static <A, B> List<B> map(List<A> inputs, Function<A, B> call) {
        if (inputs.size() <= 1) return inputs.stream().map(call).toList();
        var permits = new Semaphore(AT_ONCE_MAX);
        List<Future<B>> futures = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (A input : inputs)
                futures.add(executor.submit(() -> guarded(permits, () -> call.apply(input))));
        }
        return futures.stream().map(Concurrent::result).toList();
    }

    private static <B> B guarded(Semaphore permits, java.util.function.Supplier<B> call) {
        permits.acquireUninterruptibly();
        try {
            return call.get();
        } finally {
            permits.release();
        }
    }

    private static <B> B result(Future<B> future) {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
