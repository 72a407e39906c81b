package commercegraph.router.supergraph;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// Room for work that goes from type to type by recursion, as graphql-java does over a schema: a
/// chain of 10,000 types is deeper than the usual stack.
public final class DeepStack {
    /// Reserved, and taken only as deep as the recursion goes.
    private static final long BYTES = 512L << 20;

    private static final ScopedValue<Boolean> HERE = ScopedValue.newInstance();

    private DeepStack() {}

    /// Runs the work to its end on a stack of its own, at once where that is so already, and throws
    /// what it throws: a [StackOverflowError] where even that is too small.
    public static <T> T call(Supplier<T> work) {
        if (HERE.isBound()) {
            return work.get();
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread =
                new Thread(
                        null,
                        () -> ScopedValue.where(HERE, true).run(() -> complete(result, work)),
                        "deep-stack",
                        BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return result.join();
        } catch (CompletionException failure) {
            throw thrown(failure);
        }
    }

    private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
        try {
            result.complete(work.get());
        } catch (RuntimeException | Error failure) {
            result.completeExceptionally(failure);
        }
    }

    private static RuntimeException thrown(CompletionException failure) {
        return switch (failure.getCause()) {
            case RuntimeException cause -> cause;
            case Error cause -> throw cause;
            case null, default -> failure;
        };
    }
}
