package commercegraph.router.execution;

import commercegraph.bench.HeavyQuery;
import commercegraph.router.json.JsonBuffer;
import commercegraph.router.json.JsonKey;
import commercegraph.router.json.MalformedJson;
import commercegraph.router.json.Tape;
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

/// Writing the heavy query's answer of 88 kB, as if one subgraph had said it all. In the package of
/// the writer, which nobody else may call.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class AnswerWritingBenchmark {
    private static final int CAPACITY = 128 << 10;

    private final CompiledPlan plan = HeavyQuery.plan();
    private final Merged merged = new Merged(ExecutionBounds.DEFAULT.itemsMax());
    private final Errors errors = new Errors(ExecutionBounds.DEFAULT);
    private final JsonBuffer out = new JsonBuffer(CAPACITY);

    public AnswerWritingBenchmark() {
        try {
            Tape tape = Tape.scan(HeavyQuery.response());
            int data = tape.find(tape.root(), JsonKey.of("data"));
            merged.addToRoot(Merged.value(merged.add(tape), data));
        } catch (MalformedJson malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    @Benchmark
    public int heavy() {
        out.truncate(0);
        new AnswerWriter(merged, plan, errors, out).write();
        return out.length();
    }
}
