package commercegraph.router.cache;

import commercegraph.router.execution.SubgraphClient;
import commercegraph.router.execution.SubgraphFailure;
import commercegraph.router.execution.SubgraphRequest;
import commercegraph.router.execution.SubgraphResult;
import commercegraph.router.federation.OperationKind;
import commercegraph.router.federation.SubgraphName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/// Equal queries to a subgraph that are in flight at the same time go out once, and all of them get
/// the one answer. Only callers of one partition share; mutations never do. Nothing is kept once
/// the answer is there.
///
/// The request that goes out is the first one's, its correlation id included. Those that joined it
/// are answered on the thread that brings its answer, in the order in which they came.
public final class SharedFetches implements SubgraphClient {
    private final SubgraphClient client;
    private final ConcurrentMap<Key, Flight> flights = new ConcurrentHashMap<>();

    public SharedFetches(SubgraphClient client) {
        this.client = client;
    }

    @Override
    public void fetch(SubgraphRequest request, Consumer<SubgraphResult> whenDone) {
        if (request.kind() != OperationKind.QUERY) {
            client.fetch(request, whenDone);
            return;
        }
        Key key = Key.of(request);
        Flight own = new Flight(whenDone);
        Flight running = flights.putIfAbsent(key, own);
        if (running == null) {
            lead(request, key, own);
        } else if (!running.join(whenDone)) {
            client.fetch(request, whenDone);
        }
    }

    @Override
    public Subscription subscribe(SubgraphRequest request, SubscriptionEvents events) {
        return client.subscribe(request, events);
    }

    private void lead(SubgraphRequest request, Key key, Flight flight) {
        try {
            client.fetch(
                    request,
                    result -> {
                        flights.remove(key, flight);
                        flight.land(result);
                    });
        } catch (RuntimeException | Error fault) {
            flights.remove(key, flight);
            flight.landOthers(
                    new SubgraphFailure.Refused(request.subgraph(), "it could not be asked"));
            throw fault;
        }
    }

    /// A request as far as its answer depends on it. The body is compared by its bytes.
    private record Key(SubgraphName subgraph, String partition, byte[] body, int hash) {
        static Key of(SubgraphRequest request) {
            String partition = request.context().caller().partition();
            int hash = Arrays.hashCode(request.body());
            return new Key(
                    request.subgraph(),
                    partition,
                    request.body(),
                    (hash * 31 + partition.hashCode()) * 31 + request.subgraph().hashCode());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && hash == key.hash
                    && subgraph.equals(key.subgraph)
                    && partition.equals(key.partition)
                    && Arrays.equals(body, key.body);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /// A request under way, and who waits for it.
    private static final class Flight {
        private final List<Consumer<SubgraphResult>> waiting = new ArrayList<>(1);
        private boolean landed;

        Flight(Consumer<SubgraphResult> first) {
            waiting.add(first);
        }

        /// @return false when it is too late
        synchronized boolean join(Consumer<SubgraphResult> whenDone) {
            return !landed && waiting.add(whenDone);
        }

        void land(SubgraphResult result) {
            end();
            waiting.forEach(whenDone -> whenDone.accept(result));
        }

        /// For a request that never went out, which its own caller knows already.
        void landOthers(SubgraphResult result) {
            end();
            waiting.stream().skip(1).forEach(whenDone -> whenDone.accept(result));
        }

        private synchronized void end() {
            landed = true;
        }
    }
}
