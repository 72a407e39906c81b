package commercegraph.router.execution;

import static commercegraph.router.execution.Plans.byType;
import static commercegraph.router.execution.Plans.entities;
import static commercegraph.router.execution.Plans.fetch;
import static commercegraph.router.execution.Plans.field;
import static commercegraph.router.execution.Plans.key;
import static commercegraph.router.execution.Plans.list;
import static commercegraph.router.execution.Plans.object;
import static commercegraph.router.execution.Plans.parallel;
import static commercegraph.router.execution.Plans.query;
import static commercegraph.router.execution.Plans.sequence;
import static commercegraph.router.execution.Plans.string;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.caller.Caller;
import commercegraph.router.plan.PlanNode;
import commercegraph.router.plan.ResponseField;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Answers come on several threads at once, as they do from event loops.
class ThreadsTest {
    private static final int SUBGRAPHS = 8;

    @Test
    void answersTheSameWhateverThreadsBringTheParts() {
        CompiledPlan plan = wide();
        RequestContext context = new RequestContext(Caller.ANONYMOUS, "c");
        String expected = null;
        try (ExecutorService network = Executors.newFixedThreadPool(4)) {
            Executor executor =
                    new Executor(
                            (request, whenDone) ->
                                    network.execute(() -> whenDone.accept(answer(request))),
                            ExecutionBounds.DEFAULT);
            List<CompletableFuture<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                answers.add(executor.execute(plan, Variables.NONE, context).toCompletableFuture());
            }
            for (CompletableFuture<Answer> answer : answers) {
                String text = new String(answer.join().bytes(), UTF_8);
                expected = expected == null ? text : expected;
                assertThat(text).isEqualTo(expected);
            }
        }
        assertThat(expected).contains("\"f0\":\"0\",\"f1\":\"1\"").doesNotContain("errors");
    }

    private static SubgraphResult answer(SubgraphRequest request) {
        String number = request.subgraph().value();
        String json =
                number.equals("root")
                        ? "{\"data\":{\"items\":[{\"id\":\"1\"},{\"id\":\"2\"},{\"id\":\"3\"}]}}"
                        : "{\"data\":{\"_entities\":[E,E,E]}}"
                                .replace("E", "{\"f%s\":\"%s\"}".formatted(number, number));
        return new SubgraphResponse(200, "application/json", json.getBytes(UTF_8));
    }

    private static CompiledPlan wide() {
        PlanNode[] fetches =
                IntStream.range(0, SUBGRAPHS)
                        .mapToObj(
                                i ->
                                        entities(
                                                "items.@",
                                                "" + i,
                                                "... on I{f" + i + "}",
                                                byType("I", key("id"))))
                        .toArray(PlanNode[]::new);
        ResponseField[] fields =
                IntStream.range(0, SUBGRAPHS)
                        .mapToObj(i -> field("f" + i, string()))
                        .toArray(ResponseField[]::new);
        return CompiledPlan.of(
                query(
                        sequence(fetch("root", "{items{id}}"), parallel(fetches)),
                        field("items", list(object("I")), fields)));
    }
}
