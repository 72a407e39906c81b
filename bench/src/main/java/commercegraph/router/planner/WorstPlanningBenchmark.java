package commercegraph.router.planner;

import commercegraph.bench.PlannedGraph;
import commercegraph.router.composition.Composer;
import commercegraph.router.composition.CompositionResult;
import commercegraph.router.operation.Operation;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Planning of the operations that are built to blow a planner up. A test holds their steps, see
/// [WorstOperations]; this shows the time.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xss8m")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class WorstPlanningBenchmark {
    @Param({
        "deep over shared types",
        "many aliases",
        "fifty subgraphs that share all",
        "fragments on a large union",
        "nested fragments on an interface",
        "chain of requirements",
        "all of a chain of requirements",
        "keys of keys"
    })
    private String name = "";

    private Supplier<Planning> planning =
            () -> {
                throw new IllegalStateException("not set up");
            };

    @Setup
    public void compose() {
        WorstOperations.Worst worst =
                WorstOperations.all().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        if (!(Composer.create().compose(worst.subgraphs())
                instanceof CompositionResult.Composed composed)) {
            throw new IllegalStateException("does not compose: " + name);
        }
        PlannedGraph graph = PlannedGraph.of(composed.supergraph());
        Operation operation = graph.operation(worst.document());
        planning = () -> graph.planned(operation);
    }

    @Benchmark
    public Planning plan() {
        return planning.get();
    }
}
