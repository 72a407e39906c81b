package commercegraph.catalog.persistence;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// Waits for work on another thread; its failure is the waiter's.
final class Joined {
    private Joined() {}

    static <T> T join(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Table.unavailable(interrupted);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }
}
