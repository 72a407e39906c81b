package commercegraph.metrics.api;

import commercegraph.metrics.domain.StoreUnavailableException;
import commercegraph.support.errors.GraphFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Calls of the domain: a store that does not answer is UNAVAILABLE to the client.
final class Answers {

    private Answers() {}

    static <T> T of(Supplier<T> call) {
        try {
            return call.get();
        } catch (StoreUnavailableException failure) {
            throw GraphFailure.unavailable(
                    "The metrics can't be reached; it is safe to try again", failure);
        }
    }

    static <T> CompletionStage<T> later(Supplier<T> call, Executor executor) {
        return CompletableFuture.supplyAsync(() -> of(call), executor);
    }
}
