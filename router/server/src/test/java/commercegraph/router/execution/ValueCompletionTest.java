package commercegraph.router.execution;

import static commercegraph.router.execution.Plans.denied;
import static commercegraph.router.execution.Plans.fetch;
import static commercegraph.router.execution.Plans.field;
import static commercegraph.router.execution.Plans.leaf;
import static commercegraph.router.execution.Plans.list;
import static commercegraph.router.execution.Plans.nonNull;
import static commercegraph.router.execution.Plans.object;
import static commercegraph.router.execution.Plans.query;
import static commercegraph.router.execution.Plans.string;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.caller.Caller;
import commercegraph.router.plan.QueryPlan;
import commercegraph.router.plan.ResponseField;
import commercegraph.router.plan.ResponseField.Scalar;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// GraphQL specification, section 6.4.3 "Value Completion".
class ValueCompletionTest {
    private static final RequestContext CONTEXT = new RequestContext(Caller.ANONYMOUS, "c-1");

    private final ScriptedSubgraphs subgraphs = new ScriptedSubgraphs();

    @Test
    void nullsClimbToTheNearestFieldThatMayBeNull() {
        subgraphs.answer(
                "a", "{\"data\":{\"l\":[{\"o\":{\"n\":null,\"m\":\"x\"}},{\"o\":{\"n\":\"y\"}}]}}");
        QueryPlan plan =
                query(
                        fetch("a", "{l{o{n}}}"),
                        field(
                                "l",
                                list(object("L")),
                                field("o", nonNull(object("O")), field("n", nonNull(string())))));
        assertThat(run(plan))
                .isEqualTo(
                        "{\"data\":{\"l\":[null,{\"o\":{\"n\":\"y\"}}]},\"errors\":[{\"message\":"
                                + "\"Cannot return null for non-nullable field \\\"n\\\"\","
                                + "\"path\":[\"l\",0,\"o\",\"n\"],\"extensions\":{\"code\":\"INTERNAL\"}}]}");
    }

    @Test
    void nullsClimbToTheWholeAnswer() {
        subgraphs.answer("a", "{\"data\":{\"l\":[null]}}");
        QueryPlan plan = query(fetch("a", "{l}"), field("l", nonNull(list(nonNull(string())))));
        assertThat(run(plan)).startsWith("{\"data\":null,\"errors\":[{");
    }

    @Test
    void checksWhatLeavesAre() {
        subgraphs.answer(
                "a",
                "{\"data\":{\"int\":2147483648,\"ok\":-2147483648,\"dec\":1.0,\"exp\":-12e2,\"bool\":\"true\","
                        + "\"id\":7,\"any\":{\"a\":[1]},\"float\":1e3,\"enum\":\"NO\",\"list\":{},\"obj\":3}}");
        QueryPlan plan =
                query(
                        fetch("a", "{int}"),
                        field("int", leaf(Scalar.INT)),
                        field("ok", leaf(Scalar.INT)),
                        field("dec", leaf(Scalar.INT)),
                        field("exp", leaf(Scalar.INT)),
                        field("bool", leaf(Scalar.BOOLEAN)),
                        field("id", leaf(Scalar.ID)),
                        field("any", leaf(Scalar.ANY)),
                        field("float", leaf(Scalar.FLOAT)),
                        field(
                                "enum",
                                new ResponseField.ResponseType.Leaf(
                                        "E", Scalar.ENUM, Set.of("YES", "MAYBE"))),
                        field("list", list(string())),
                        field("obj", object("O")));
        String answer = run(plan);
        assertThat(answer)
                .startsWith(
                        "{\"data\":{\"int\":null,\"ok\":-2147483648,\"dec\":1,\"exp\":-1200,\"bool\":null,"
                                + "\"id\":\"7\",\"any\":{\"a\":[1]},\"float\":1e3,\"enum\":null,"
                                + "\"list\":null,\"obj\":null},\"errors\":");
        assertThat(answer.split("and a subgraph gave something else", -1)).hasSize(6);
    }

    @Test
    void refusesAnObjectOfATypeThatMayNotBe() {
        subgraphs.answer(
                "a",
                "{\"data\":{\"m\":[{\"__typename\":\"Hidden\",\"n\":\"1\"},{\"__typename\":\"Book\",\"n\":\"2\"}]}}");
        QueryPlan plan =
                query(
                        fetch("a", "{m{__typename n}}"),
                        field(
                                "m",
                                list(object("Media", "Book", "Film")),
                                field("__typename", nonNull(string())),
                                field("n", string())));
        assertThat(run(plan))
                .startsWith(
                        "{\"data\":{\"m\":[null,{\"__typename\":\"Book\",\"n\":\"2\"}]},\"errors\":[");
    }

    @Test
    void deniesFieldsAtTheirPlaces() {
        subgraphs.answer("a", "{\"data\":{\"l\":[{\"n\":\"1\"},{\"n\":\"2\"}]}}");
        QueryPlan plan =
                query(
                        fetch("a", "{l{n}}"),
                        field(
                                "l",
                                list(object("L")),
                                denied("secret", string()),
                                field("n", string())));
        assertThat(run(plan))
                .startsWith(
                        "{\"data\":{\"l\":[{\"secret\":null,\"n\":\"1\"},{\"secret\":null,\"n\":\"2\"}]}")
                .contains(
                        "{\"message\":\"not for you\",\"path\":[\"l\",1,\"secret\"],"
                                + "\"extensions\":{\"code\":\"FORBIDDEN\"}}");
    }

    private String run(QueryPlan plan) {
        return text(execute(plan));
    }

    private CompletableFuture<Answer> execute(QueryPlan plan) {
        return new Executor(subgraphs, ExecutionBounds.DEFAULT)
                .execute(CompiledPlan.of(plan), Variables.NONE, CONTEXT)
                .toCompletableFuture();
    }

    private static String text(CompletableFuture<Answer> answer) {
        assertThat(answer).isDone();
        return new String(answer.join().bytes(), UTF_8);
    }
}
