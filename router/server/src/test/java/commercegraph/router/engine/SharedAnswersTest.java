package commercegraph.router.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.caller.Caller;
import commercegraph.router.engine.workers.Lane;
import commercegraph.router.execution.RequestContext;
import commercegraph.router.execution.SubgraphClient;
import commercegraph.router.execution.SubgraphResponse;
import commercegraph.router.execution.SubgraphResult;
import commercegraph.router.execution.Variables;
import commercegraph.router.json.MalformedJson;
import commercegraph.router.json.Tape;
import commercegraph.router.security.Grants;
import commercegraph.router.security.SignatureOutcome;
import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.supergraph.SupergraphReader;
import commercegraph.router.testing.GuardedSupergraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Everything runs on the test's thread: a request is in flight until its subgraph is told to
/// answer.
class SharedAnswersTest {
    private static final Supergraph SUPERGRAPH = SupergraphReader.read(GuardedSupergraph.SDL);
    private static final SignatureOutcome UNSIGNED = new SignatureOutcome.Absent();
    private static final SignatureOutcome SIGNED =
            new SignatureOutcome.Valid("key-1", Set.of("traces:read", "events:write"));
    private static final Client HERE =
            new Client() {
                @Override
                public String name() {
                    return "test";
                }

                @Override
                public boolean isGone() {
                    return false;
                }
            };
    private static final String QUERY = "{ product(id: 1) { name } }";

    private final List<Consumer<SubgraphResult>> asked = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final SubgraphClient subgraph = (request, whenDone) -> asked.add(whenDone);
    private GraphEngine engine = engine(false, true);

    private GraphEngine engine(boolean fetches, boolean shared) {
        return new GraphEngine(
                Graph.of(
                        SUPERGRAPH,
                        EngineSettings.DEFAULT.sharing(fetches, shared),
                        subgraph,
                        task -> task.run(Lane.LONG)));
    }

    @Test
    void executesEqualQueriesOfOneCallerOnce() {
        execute(QUERY, "{}", "u1");
        execute(QUERY, "{}", "u1");
        execute(QUERY, "{}", "u1");
        assertThat(asked).hasSize(1);
        answer();
        assertThat(answers)
                .hasSize(3)
                .containsOnly("{\"data\":{\"product\":{\"name\":\"Chair\"}}}");
    }

    @Test
    void keepsNothingAfterTheAnswer() {
        execute(QUERY, "{}", "u1");
        answer();
        execute(QUERY, "{}", "u1");
        assertThat(asked).hasSize(2);
    }

    @Test
    void neverSharesBetweenTwoCallers() {
        execute(QUERY, "{}", "");
        execute(QUERY, "{}", "u1");
        execute(QUERY, "{}", "u2");
        assertThat(asked).hasSize(3);
    }

    @Test
    void tellsQueriesApartByDocumentAndVariables() {
        String query = "query($id: ID!) { product(id: $id) { name } }";
        execute(query, "{\"id\":\"1\"}", "u1");
        execute(query, "{\"id\":\"2\"}", "u1");
        execute("query($id: ID!) { product(id: $id) { id } }", "{\"id\":\"1\"}", "u1");
        assertThat(asked).hasSize(3);
        execute(query, "{\"id\":\"2\"}", "u1");
        assertThat(asked).hasSize(3);
    }

    @Test
    void neverSharesMutations() {
        execute("mutation { open }", "{}", "u1");
        execute("mutation { open }", "{}", "u1");
        assertThat(asked).hasSize(2);
    }

    @Test
    void neverSharesSignedRequests() {
        execute(QUERY, "{}", "k1", SIGNED);
        execute(QUERY, "{}", "k1", SIGNED);
        assertThat(asked).hasSize(2);
    }

    /// Two switches: one for whole answers, one for the subgraphs' part in them.
    @ParameterizedTest
    @CsvSource({"false, false, 2", "true, false, 1", "false, true, 1", "true, true, 1"})
    void isSwitchedByItself(boolean fetches, boolean shared, int requests) {
        engine = engine(fetches, shared);
        execute(QUERY, "{}", "u1");
        execute(QUERY, "{}", "u1");
        assertThat(asked).hasSize(requests);
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "true, true"})
    void neverSharesBetweenTwoCallersWhateverIsSwitchedOn(boolean fetches, boolean shared) {
        engine = engine(fetches, shared);
        execute(QUERY, "{}", "u1");
        execute(QUERY, "{}", "u2");
        assertThat(asked).hasSize(2);
    }

    private void execute(String document, String variables, String partition) {
        execute(document, variables, partition, UNSIGNED);
    }

    private void execute(
            String document, String variables, String partition, SignatureOutcome signature) {
        Caller caller =
                new Caller(
                        Optional.empty(),
                        Set.of(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        partition);
        engine.execute(
                new GraphRequest(document, Optional.empty(), variables(variables), true),
                new Requester(
                        new RequestContext(caller, "c-1"),
                        Grants.ANONYMOUS,
                        signature,
                        HERE,
                        Runnable::run),
                answer -> {
                    assertThat(answer).isInstanceOf(GraphAnswer.Executed.class);
                    answers.add(
                            new String(((GraphAnswer.Executed) answer).answer().bytes(), UTF_8));
                });
    }

    private static Variables variables(String json) {
        try {
            Tape tape = Tape.scan(json.getBytes(UTF_8));
            return new Variables(tape, tape.root());
        } catch (MalformedJson impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private void answer() {
        byte[] json = "{\"data\":{\"product\":{\"name\":\"Chair\"}}}".getBytes(UTF_8);
        List.copyOf(asked)
                .forEach(
                        whenDone ->
                                whenDone.accept(
                                        new SubgraphResponse(200, "application/json", json)));
    }
}
