package commercegraph.bench;

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

/// One scan of 88 kB: strings of some hundred bytes, small objects, deep nesting.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TapeScanBenchmark {
    private final byte[] response = HeavyQuery.response();

    @Benchmark
    public Tape heavyResponse() throws MalformedJson {
        return Tape.scan(response);
    }
}
