package commercegraph.router.transport;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The event loop of a request: everything that touches the request's state runs here, so that
/// nothing of it needs a lock.
public record EventLoop(Context context) implements Executor {
    /// The loop on which this is called.
    public static EventLoop current(Vertx vertx) {
        return new EventLoop(vertx.getOrCreateContext());
    }

    /// Runs a task on the loop: at once when this is called on it.
    @Override
    public void execute(Runnable task) {
        if (Vertx.currentContext() == context) {
            task.run();
        } else {
            context.runOnContext(_ -> task.run());
        }
    }

    /// Goes on with a stage's outcome on the loop: at once when there is one already.
    public <T> void then(
            CompletionStage<T> stage, BiConsumer<@Nullable T, @Nullable Throwable> next) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        if (future.isDone()) {
            future.whenComplete(next);
        } else {
            future.whenComplete((value, failure) -> execute(() -> next.accept(value, failure)));
        }
    }
}
