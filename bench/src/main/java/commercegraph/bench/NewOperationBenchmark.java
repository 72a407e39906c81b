package commercegraph.bench;

import commercegraph.router.execution.CompiledPlan;
import commercegraph.router.operation.ClientOperation;
import commercegraph.router.operation.Operation;
import commercegraph.router.plan.QueryPlan;
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

/// What the heavy query costs before it is executed when nobody sent it before: each stage, and all
/// of them.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xss8m")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class NewOperationBenchmark {
    private final PlannedGraph graph = PlannedGraph.of(HeavyQuery.supergraph());
    private final String document = HeavyQuery.document();
    private final ClientOperation client = graph.read(document);
    private final Operation operation = graph.normalize(client);
    private final QueryPlan plan = graph.plan(operation);

    @Benchmark
    public ClientOperation parseAndValidate() {
        return graph.read(document);
    }

    @Benchmark
    public Operation normalize() {
        return graph.normalize(client);
    }

    @Benchmark
    public QueryPlan plan() {
        return graph.plan(operation);
    }

    @Benchmark
    public CompiledPlan compile() {
        return CompiledPlan.of(plan);
    }

    @Benchmark
    public CompiledPlan all() {
        return CompiledPlan.of(graph.plan(graph.operation(document)));
    }
}
