package commercegraph.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import commercegraph.router.execution.CompiledPlan;
import commercegraph.router.execution.SubgraphClient;
import commercegraph.router.execution.SubgraphResponse;
import commercegraph.router.json.JsonKey;
import commercegraph.router.json.MalformedJson;
import commercegraph.router.json.Tape;
import commercegraph.router.operation.Checked;
import commercegraph.router.operation.ClientOperation;
import commercegraph.router.operation.DocumentLimits;
import commercegraph.router.operation.Operation;
import commercegraph.router.operation.OperationReader;
import commercegraph.router.planner.Planning;
import commercegraph.router.planner.QueryPlanner;
import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.supergraph.SupergraphReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The heavy query's way through the router's stages, for benchmarks of each stage. Reads the
/// workload from `bench/workload`, wherever in the repository it is run.
public final class HeavyQuery {
    private static final int PLAN_STEPS_MAX = 250_000;
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
        Supergraph supergraph = supergraph();
        ClientOperation client =
                valid(
                        new OperationReader(supergraph, DocumentLimits.DEFAULT)
                                .read(document(), Optional.empty()));
        Operation operation = valid(client.normalize(Map.of()));
        return switch (new QueryPlanner(supergraph, PLAN_STEPS_MAX).plan(operation, Set.of())) {
            case Planning.Planned(var plan, _) -> CompiledPlan.of(plan);
            case Planning.Refused(var failure) ->
                    throw new IllegalStateException(failure.message());
        };
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

    private static <T> T valid(Checked<T> checked) {
        return switch (checked) {
            case Checked.Valid<T>(var value) -> value;
            case Checked.Invalid<T>(var errors) ->
                    throw new IllegalStateException(errors.toString());
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
