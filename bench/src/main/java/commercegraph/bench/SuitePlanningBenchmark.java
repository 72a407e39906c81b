package commercegraph.bench;

import commercegraph.router.operation.Operation;
import commercegraph.router.plan.QueryPlan;
import java.io.IOException;
import java.util.List;
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
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Planning of one operation of a suite: the average over the suite's operations, which take turns.
/// Its `main` measures every suite that is found: the planner's own cases, and the shared
/// federation cases where they lie beside the checkout.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xss8m")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SuitePlanningBenchmark {
    @Param("abstract-types")
    private String suite = "";

    private Supplier<QueryPlan> planning =
            () -> {
                throw new IllegalStateException("not set up");
            };

    private int next;

    public static void main(String[] arguments) throws IOException, RunnerException {
        List<String> suites = PlannedSuite.found();
        new Runner(
                        new OptionsBuilder()
                                .include(SuitePlanningBenchmark.class.getSimpleName())
                                .param("suite", suites.toArray(String[]::new))
                                .addProfiler(GCProfiler.class)
                                .build())
                .run();
    }

    @Setup
    public void read() throws IOException {
        PlannedSuite read = PlannedSuite.of(suite);
        List<Operation> operations = read.operations();
        planning =
                () -> {
                    next = (next + 1) % operations.size();
                    return read.graph().plan(operations.get(next));
                };
    }

    @Benchmark
    public QueryPlan plan() {
        return planning.get();
    }
}
