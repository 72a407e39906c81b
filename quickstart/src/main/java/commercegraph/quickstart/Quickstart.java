package commercegraph.quickstart;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// A running quickstart. Closing it stops everything, in the order in which nothing loses what it
/// needs: router, subgraphs, stores.
public final class Quickstart implements AutoCloseable {
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private Optional<Stores> stores = Optional.empty();

    private Quickstart() {}

    /// @throws StartFailure for what the user can mend
    static Quickstart start(Options options, Progress progress) {
        options.ports().checkFree();
        var quickstart = new Quickstart();
        try {
            quickstart.startAll(options, progress);
            return quickstart;
        } catch (RuntimeException failure) {
            quickstart.close();
            throw failure;
        }
    }

    private void startAll(Options options, Progress progress) {
        var parallel = new Parallel(progress);
        DataFolder data = add(DataFolder.open(options.data(), options.fresh()));
        Stores stores = add(Stores.start(data, parallel));
        this.stores = Optional.of(stores);
        Subgraphs subgraphs = add(Subgraphs.start(stores, options.ports(), progress));
        if (!data.isSeeded()) {
            Seeding.run(subgraphs, Instant.now().truncatedTo(ChronoUnit.SECONDS), parallel);
            data.markSeeded();
        }
        add(Router.start(stores, options.ports()));
        progress.step("the router is up");
    }

    /// What it keeps its data in.
    Stores stores() {
        return stores.orElseThrow();
    }

    private <T extends AutoCloseable> T add(T part) {
        running.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception failure) {
                System.err.println("While stopping: " + failure);
            }
        }
    }
}
