package commercegraph.router.telemetry;

import commercegraph.router.engine.workers.Lane;
import commercegraph.router.engine.workers.WorkListener;
import commercegraph.router.execution.SubgraphFailure;
import commercegraph.router.execution.SubgraphResponse;
import commercegraph.router.execution.SubgraphResult;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.transport.http.HttpListener;
import commercegraph.router.transport.subgraph.SubgraphListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/// The router's metrics: how long clients and subgraphs took, how it ended, how long new operations
/// waited, and the machine. Meters
/// are looked up by small keys, of which there are few: statuses, and subgraphs with outcomes.
public final class RouterMetrics
        implements HttpListener, SubgraphListener, WorkListener, AutoCloseable {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private final Map<Integer, Timer> byStatus = new ConcurrentHashMap<>();
    private final Map<SubgraphOutcome, Timer> bySubgraph = new ConcurrentHashMap<>();

    private final Map<LaneEnd, Timer> byLane = new ConcurrentHashMap<>();

    private record SubgraphOutcome(SubgraphName subgraph, String outcome) {}

    private record LaneEnd(Lane lane, WaitEnd end) {}

    public RouterMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
    }

    /// How many entries a cache has.
    public void cache(String name, LongSupplier size) {
        Gauge.builder("router.cache.entries", size, LongSupplier::getAsLong)
                .description("Entries of a cache, about")
                .tag("cache", name)
                .strongReference(true)
                .register(registry);
    }

    /// How many operations wait to be prepared.
    public void waiting(Lane lane, IntSupplier count) {
        Gauge.builder("router.preparation.waiting", count, IntSupplier::getAsInt)
                .description("New operations that wait for a worker")
                .tag("lane", name(lane))
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void waited(Lane lane, WaitEnd end, Duration after) {
        byLane.computeIfAbsent(new LaneEnd(lane, end), this::preparationWaits).record(after);
    }

    @Override
    public void answered(int status, Duration after) {
        byStatus.computeIfAbsent(status, this::requests).record(after);
    }

    @Override
    public void answered(SubgraphName subgraph, SubgraphResult result, Duration after) {
        bySubgraph
                .computeIfAbsent(
                        new SubgraphOutcome(subgraph, outcome(result)), this::subgraphRequests)
                .record(after);
    }

    /// In the text format of Prometheus.
    public String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        garbageCollection.close();
        registry.close();
    }

    private Timer requests(int status) {
        return Timer.builder("router.requests")
                .description("GraphQL requests of clients, from the headers to the answer")
                .tag("status", Integer.toString(status))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private Timer preparationWaits(LaneEnd key) {
        return Timer.builder("router.preparation.waits")
                .description("How long new operations waited for a worker, since they came")
                .tag("lane", name(key.lane()))
                .tag("end", name(key.end()))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private Timer subgraphRequests(SubgraphOutcome key) {
        return Timer.builder("router.subgraph.requests")
                .description("Requests to subgraphs, retries included")
                .tag("subgraph", key.subgraph().value())
                .tag("outcome", key.outcome())
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private static String outcome(SubgraphResult result) {
        return switch (result) {
            case SubgraphResponse response ->
                    response.status() >= 200 && response.status() < 300 ? "answered" : "status";
            case SubgraphFailure.TimedOut _ -> "timed_out";
            case SubgraphFailure.Unreachable _ -> "unreachable";
            case SubgraphFailure.Refused _ -> "refused";
            case SubgraphFailure.NoRoom _ -> "no_room";
            case SubgraphFailure.TooLarge _ -> "too_large";
            case SubgraphFailure.BadStatus _ -> "status";
            case SubgraphFailure.NotJson _, SubgraphFailure.NotGraphQl _ -> "unusable";
            case SubgraphFailure.Unsupported _ -> "unsupported";
        };
    }
}
