package commercegraph.router.engine;

import commercegraph.router.engine.workers.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One result for all who wait for it, worked out once: one of them leads, and has it done. Ends
/// with the result, with a fault of the router, or with [Overloaded].
final class Stage<T> extends CompletableFuture<T> {
    /// Null from the end on: results are kept for long, and what led to them is not.
    private @Nullable Open<T> open;

    Stage(Attempt<T> attempt) {
        this.open = new Open<>(attempt);
    }

    /// Works the result out.
    @FunctionalInterface
    interface Attempt<T> {
        /// @return empty when it takes more than work in this lane may; never in the long one
        Optional<T> in(Lane lane);
    }

    /// Guarded by the stage.
    private static final class Open<T> {
        private final Attempt<T> attempt;
        private final List<Client> clients = new ArrayList<>(1);
        private boolean led;
        private boolean dropped;

        Open(Attempt<T> attempt) {
            this.attempt = attempt;
        }
    }

    /// From now on the client waits for the result, or has it.
    ///
    /// @return false when the stage was dropped before: it will not have a result
    synchronized boolean enter(Client client) {
        if (open == null) {
            return true;
        }
        if (open.dropped) {
            return false;
        }
        open.clients.add(client);
        return true;
    }

    /// @return true once: for the caller that has to have it done
    synchronized boolean lead() {
        if (open == null || open.led) {
            return false;
        }
        open.led = true;
        return true;
    }

    /// Drops the stage when all who wait for it have gone.
    ///
    /// @return whether it has been dropped
    boolean dropUnlessWanted() {
        List<Client> known = clients();
        // Asking clients takes locks of theirs, which are not to be taken within ours.
        if (known.stream().anyMatch(client -> !client.isGone())) {
            return false;
        }
        synchronized (this) {
            if (open == null || open.clients.size() > known.size()) {
                return false;
            }
            open.dropped = true;
            return true;
        }
    }

    private synchronized List<Client> clients() {
        return open == null ? List.of() : List.copyOf(open.clients);
    }

    /// For the leader.
    Optional<T> attempt(Lane lane) {
        Attempt<T> attempt;
        synchronized (this) {
            attempt = Objects.requireNonNull(open, "the stage has ended").attempt;
        }
        return attempt.in(lane);
    }

    void end(T result) {
        close();
        complete(result);
    }

    void fail(Throwable fault) {
        close();
        completeExceptionally(fault);
    }

    private synchronized void close() {
        open = null;
    }
}
