package commercegraph.bench;

import commercegraph.router.caller.Caller;
import commercegraph.router.execution.Answer;
import commercegraph.router.execution.CompiledPlan;
import commercegraph.router.execution.ExecutionBounds;
import commercegraph.router.execution.Executor;
import commercegraph.router.execution.RequestContext;
import commercegraph.router.execution.Variables;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The heavy query from its plan to the client's answer: requests written, answers scanned and
/// merged, 88 kB written. Without sockets: subgraphs answer at once, from memory.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ExecutionBenchmark {
    private final CompiledPlan plan = HeavyQuery.plan();
    private final Executor executor = new Executor(HeavyQuery.subgraphs(), ExecutionBounds.DEFAULT);
    private final RequestContext context = new RequestContext(Caller.ANONYMOUS, "benchmark");

    @Benchmark
    public Answer heavy() {
        return executor.execute(plan, Variables.NONE, context).toCompletableFuture().join();
    }
}
