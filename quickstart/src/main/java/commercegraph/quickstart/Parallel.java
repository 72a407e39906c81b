package commercegraph.quickstart;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Starts things side by side and says when each is there.
record Parallel(Progress progress) {
    /// The failure of a start comes out of `join` of its future.
    <T> CompletableFuture<T> start(String name, Supplier<T> what) {
        var started = new CompletableFuture<T>();
        // Platform threads: the stores' starts block in native code and file locks.
        Thread.ofPlatform()
                .name("start " + name)
                .start(
                        () -> {
                            try {
                                T value = what.get();
                                progress.step(name + ": done");
                                started.complete(value);
                            } catch (Throwable failure) {
                                started.completeExceptionally(failure);
                            }
                        });
        return started;
    }

    CompletableFuture<Boolean> run(String name, Runnable what) {
        return start(
                name,
                () -> {
                    what.run();
                    return true;
                });
    }
}
