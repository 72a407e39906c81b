package commercegraph.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import commercegraph.router.execution.CompiledPlan;
import commercegraph.router.execution.SubgraphClient;
import commercegraph.router.execution.SubgraphResponse;
import commercegraph.router.json.JsonKey;
import commercegraph.router.json.MalformedJson;
import commercegraph.router.json.Tape;
import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.supergraph.SupergraphReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The heavy query's way through the router's stages, for benchmarks of each stage. Reads the
/// workload from `bench/workload`, wherever in the repository it is run.
public final class HeavyQuery {
    private static final JsonKey QUERY = JsonKey.of("query");

    private HeavyQuery() {}

    public static Supergraph supergraph() {
        return SupergraphReader.read(text("supergraph.graphql"));
    }

    public static String document() {
        try {
            Tape tape = Tape.scan(bytes("heavy.json"));
            return tape.text(tape.find(tape.root(), QUERY));
        } catch (MalformedJson malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    public static CompiledPlan plan() {
        PlannedGraph graph = PlannedGraph.of(supergraph());
        return CompiledPlan.of(graph.plan(graph.operation(document())));
    }

    /// The client's answer, as it must be.
    public static byte[] response() {
        return bytes("heavy.response.json");
    }

    /// Subgraphs that answer on the thread that asks, before the call returns.
    public static SubgraphClient subgraphs() {
        Answers answers = new Answers();
        return (request, whenDone) -> {
            try {
                whenDone.accept(
                        new SubgraphResponse(200, "application/json", answers.to(request.body())));
            } catch (MalformedJson malformed) {
                throw new IllegalStateException(malformed);
            }
        };
    }

    private static String text(String file) {
        return new String(bytes(file), UTF_8);
    }

    private static byte[] bytes(String file) {
        Path folder = Path.of("bench", "workload");
        Path here = Files.isDirectory(folder) ? folder : Path.of("workload");
        try {
            return Files.readAllBytes(here.resolve(file));
        } catch (IOException missing) {
            throw new UncheckedIOException("run this in the repository", missing);
        }
    }
}
