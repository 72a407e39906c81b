package commercegraph.router.execution;

import static commercegraph.router.execution.Plans.alias;
import static commercegraph.router.execution.Plans.byType;
import static commercegraph.router.execution.Plans.entities;
import static commercegraph.router.execution.Plans.fetch;
import static commercegraph.router.execution.Plans.field;
import static commercegraph.router.execution.Plans.key;
import static commercegraph.router.execution.Plans.leaf;
import static commercegraph.router.execution.Plans.list;
import static commercegraph.router.execution.Plans.nonNull;
import static commercegraph.router.execution.Plans.object;
import static commercegraph.router.execution.Plans.on;
import static commercegraph.router.execution.Plans.parallel;
import static commercegraph.router.execution.Plans.path;
import static commercegraph.router.execution.Plans.query;
import static commercegraph.router.execution.Plans.required;
import static commercegraph.router.execution.Plans.sequence;
import static commercegraph.router.execution.Plans.string;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.caller.Caller;
import commercegraph.router.federation.OperationKind;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.json.MalformedJson;
import commercegraph.router.json.Tape;
import commercegraph.router.plan.Entities;
import commercegraph.router.plan.PlanNode;
import commercegraph.router.plan.QueryPlan;
import commercegraph.router.plan.ResponseField;
import commercegraph.router.plan.ResponseField.Scalar;
import commercegraph.router.plan.ResponseField.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ExecutorTest {
    private static final RequestContext CONTEXT = new RequestContext(Caller.ANONYMOUS, "c-1");

    private final ScriptedSubgraphs subgraphs = new ScriptedSubgraphs();

    @Test
    void writesKeysInTheOrderOfTheResponse() {
        subgraphs.answer("a", "{\"data\":{\"y\":{\"n\": 1, \"m\":\"two\"},\"x\":[ true ]}}");
        QueryPlan plan =
                query(
                        fetch("a", "{x y{n m}}"),
                        field("x", list(leaf(Scalar.BOOLEAN))),
                        field(
                                "y",
                                object("Y"),
                                field("m", string()),
                                alias("number", "n", leaf(Scalar.INT)),
                                field("absent", string())));
        assertThat(run(plan))
                .isEqualTo(
                        "{\"data\":{\"x\":[true],\"y\":{\"m\":\"two\",\"number\":1,\"absent\":null}}}");
    }

    @Test
    void answersWithoutAnyFetch() {
        QueryPlan plan =
                new QueryPlan(
                        OperationKind.QUERY,
                        Optional.empty(),
                        List.of(
                                new ResponseField(
                                        "__typename",
                                        new Source.Typename("Query"),
                                        Set.of(),
                                        nonNull(string()),
                                        List.of())));
        assertThat(run(plan)).isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
    }

    @Test
    void sendsClientVariablesAsTheyCame() throws MalformedJson {
        subgraphs.answer("a", "{\"data\":{\"x\":\"v\"}}");
        QueryPlan plan =
                query(fetch("a", "query($b:J,$a:J,$c:J){x}", "a", "b", "c"), field("x", string()));
        Tape tape = Tape.scan("{\"b\":{\"k\": [1]},\"other\":1,\"a\":null}".getBytes(UTF_8));
        CompletableFuture<Answer> answer =
                new Executor(subgraphs, ExecutionBounds.DEFAULT)
                        .execute(CompiledPlan.of(plan), new Variables(tape, 0), CONTEXT)
                        .toCompletableFuture();
        assertThat(answer).isCompleted();
        assertThat(new String(subgraphs.requests().getFirst().body(), UTF_8))
                .isEqualTo(
                        "{\"query\":\"query($b:J,$a:J,$c:J){x}\",\"variables\":"
                                + "{\"a\":null,\"b\":{\"k\": [1]}}}");
    }

    @Test
    void joinsEntitiesAndAsksForEqualOnesOnce() {
        subgraphs
                .answer(
                        "products",
                        "{\"data\":{\"items\":[{\"id\":\"1\"},null,{\"id\":\"2\"},{\"id\":\"1\"}]}}")
                .answer("reviews", "{\"data\":{\"_entities\":[{\"stars\":5},{\"stars\":3}]}}");
        assertThat(run(itemsWithStars()))
                .isEqualTo(
                        "{\"data\":{\"items\":[{\"stars\":5},null,{\"stars\":3},{\"stars\":5}]}}");
        assertThat(subgraphs.asked())
                .containsExactly(
                        "products {}",
                        "reviews {\"representations\":[{\"__typename\":\"Product\",\"id\":\"1\"},"
                                + "{\"__typename\":\"Product\",\"id\":\"2\"}]}");
    }

    @Test
    void doesNotAskForWhatHasNoKey() {
        subgraphs.answer("products", "{\"data\":{\"items\":[{\"id\":null},{},null]}}");
        assertThat(run(itemsWithStars()))
                .isEqualTo("{\"data\":{\"items\":[{\"stars\":null},{\"stars\":null},null]}}");
    }

    @Test
    void sendsRequiredNullsAndNestedKeys() {
        subgraphs
                .answer(
                        "a",
                        "{\"data\":{\"p\":{\"__typename\":\"P\",\"k\":{\"x\":1,\"y\":null},"
                                + "\"l\":[{\"v\":1},null],\"w\":null}}}")
                .answer("b", "{\"data\":{\"_entities\":[{\"s\":\"got\"}]}}");
        Entities entities =
                new Entities(
                        List.of(
                                new Entities.Case(Set.of("Other"), Optional.empty(), List.of()),
                                new Entities.Case(
                                        Set.of("P"),
                                        Optional.empty(),
                                        List.of(
                                                key("k", key("x"), key("y")),
                                                required("l", required("v")),
                                                required("w")))),
                        false);
        QueryPlan plan =
                query(
                        sequence(
                                fetch("a", "{p{id}}"), entities("p", "b", "... on P{s}", entities)),
                        field("p", object("P"), field("s", string())));
        assertThat(run(plan)).isEqualTo("{\"data\":{\"p\":{\"s\":\"got\"}}}");
        assertThat(subgraphs.asked().getLast())
                .isEqualTo(
                        "b {\"representations\":[{\"__typename\":\"P\",\"k\":{\"x\":1,\"y\":null},"
                                + "\"l\":[{\"v\":1},null],\"w\":null}]}");
    }

    @Test
    void mergesSharedValuesOfTwoSubgraphsDeeply() {
        subgraphs
                .answer(
                        "a",
                        "{\"data\":{\"p\":{\"id\":\"1\",\"box\":{\"w\":1,\"n\":null},"
                                + "\"tags\":[{\"a\":1},{\"a\":2}]}}}")
                .answer(
                        "b",
                        "{\"data\":{\"_entities\":[{\"box\":{\"h\":2,\"n\":3},"
                                + "\"tags\":[{\"b\":3},{\"b\":4}]}]}}");
        QueryPlan plan =
                query(
                        sequence(
                                fetch("a", "{p{id box{w}}}"),
                                entities("p", "b", "... on P{box{h}}", byType("P", key("id")))),
                        field(
                                "p",
                                object("P"),
                                field(
                                        "box",
                                        object("Box"),
                                        field("w", leaf(Scalar.INT)),
                                        field("h", leaf(Scalar.INT)),
                                        field("n", leaf(Scalar.INT))),
                                field(
                                        "tags",
                                        list(object("Tag")),
                                        field("b", leaf(Scalar.INT)),
                                        field("a", leaf(Scalar.INT)))));
        assertThat(run(plan))
                .isEqualTo(
                        "{\"data\":{\"p\":{\"box\":{\"w\":1,\"h\":2,\"n\":3},"
                                + "\"tags\":[{\"b\":3,\"a\":1},{\"b\":4,\"a\":2}]}}}");
    }

    @Test
    void walksTypeConditionsAndEntitiesOfEntities() {
        subgraphs
                .answer(
                        "a",
                        "{\"data\":{\"media\":[{\"__typename\":\"Book\",\"id\":\"1\"},"
                                + "{\"__typename\":\"Film\",\"id\":\"2\"}]}}")
                .answer(
                        "b",
                        "{\"data\":{\"_entities\":[{\"author\":{\"__typename\":\"Author\",\"id\":\"9\"}}]}}")
                .answer("c", "{\"data\":{\"_entities\":[{\"name\":\"Ann\"}]}}");
        QueryPlan plan =
                query(
                        sequence(
                                fetch("a", "{media{__typename id}}"),
                                entities(
                                        "media.@.|[Book]",
                                        "b",
                                        "... on Book{author{id}}",
                                        byType("Book", key("id"))),
                                entities(
                                        "media.@.|[Book].author",
                                        "c",
                                        "... on Author{name}",
                                        byType("Author", key("id")))),
                        field(
                                "media",
                                list(object("Media", "Book", "Film")),
                                on("Film", alias("film", "id", leaf(Scalar.ID))),
                                on(
                                        "Book",
                                        field(
                                                "author",
                                                object("Author"),
                                                field("name", string())))));
        assertThat(run(plan))
                .isEqualTo(
                        "{\"data\":{\"media\":[{\"author\":{\"name\":\"Ann\"}},{\"film\":\"2\"}]}}");
        assertThat(subgraphs.asked().get(1))
                .isEqualTo("b {\"representations\":[{\"__typename\":\"Book\",\"id\":\"1\"}]}");
    }

    @Test
    void asksForSeveralPathsInOneRequest() {
        subgraphs
                .answer(
                        "a",
                        "{\"data\":{\"x\":{\"id\":\"1\"},\"y\":[{\"id\":\"2\"},{\"id\":\"1\"}]}}")
                .answer("b", "{\"data\":{\"_e0\":[{\"n\":\"one\"},{\"n\":\"two\"}],\"_e1\":[]}}");
        Entities entities = byType("P", key("id"));
        PlanNode batch =
                new PlanNode.BatchFetch(
                        new SubgraphName("b"),
                        "query($r0:[_Any!]!,$r1:[_Any!]!){_e0:_entities(representations:$r0){... on P{n}}"
                                + " _e1:_entities(representations:$r1){... on P{m}}}",
                        Set.of(),
                        List.of(
                                new PlanNode.BatchFetch.Target(
                                        "_e0", "r0", List.of(path("x"), path("y.@")), entities),
                                new PlanNode.BatchFetch.Target(
                                        "_e1", "r1", List.of(path("z")), entities)));
        QueryPlan plan =
                query(
                        sequence(fetch("a", "{x{id} y{id} z{id}}"), batch),
                        field("x", object("P"), field("n", string())),
                        field("y", list(object("P")), field("n", string())));
        assertThat(run(plan))
                .isEqualTo(
                        "{\"data\":{\"x\":{\"n\":\"one\"},\"y\":[{\"n\":\"two\"},{\"n\":\"one\"}]}}");
        assertThat(subgraphs.asked().get(1)).endsWith(",\"r1\":[]}");
    }

    @Test
    void startsParallelFetchesTogetherAndTakesAnswersInAnyOrder() {
        subgraphs
                .hold()
                .answer("a", "{\"data\":{\"x\":\"1\"}}")
                .answer("b", "{\"data\":{\"y\":\"2\"}}");
        QueryPlan plan =
                query(
                        parallel(fetch("a", "{x}"), fetch("b", "{y}")),
                        field("x", string()),
                        field("y", string()));
        CompletableFuture<Answer> answer = execute(plan);
        assertThat(subgraphs.asked()).hasSize(2);
        subgraphs.release(1);
        assertThat(answer).isNotDone();
        subgraphs.release(0);
        assertThat(text(answer)).isEqualTo("{\"data\":{\"x\":\"1\",\"y\":\"2\"}}");
    }

    @Test
    void goesOnAfterAMutationThatFailed() {
        subgraphs
                .answer("a", new SubgraphFailure.BadStatus(new SubgraphName("a"), 502))
                .answer("b", "{\"data\":{\"y\":\"2\"}}");
        QueryPlan plan =
                new QueryPlan(
                        OperationKind.MUTATION,
                        Optional.of(sequence(fetch("a", "mutation{x}"), fetch("b", "mutation{y}"))),
                        List.of(field("x", string()), field("y", string())));
        assertThat(run(plan))
                .startsWith("{\"data\":{\"x\":null,\"y\":\"2\"},\"errors\":[")
                .contains("\"path\":[\"x\"]");
    }

    @Test
    void mergesARootTypeIntoEachObjectOfAPath() {
        subgraphs
                .answer("a", "{\"data\":{\"do\":{\"ok\":true}}}")
                .answer("b", "{\"data\":{\"me\":\"x\"}}");
        QueryPlan plan =
                query(
                        sequence(
                                fetch("a", "mutation{do{ok}}"),
                                new PlanNode.Flatten(path("do"), fetch("b", "{me}"))),
                        field(
                                "do",
                                object("Payload"),
                                field("ok", leaf(Scalar.BOOLEAN)),
                                field("me", string())));
        assertThat(run(plan)).isEqualTo("{\"data\":{\"do\":{\"ok\":true,\"me\":\"x\"}}}");
    }

    @Test
    void addsExtensions() {
        subgraphs.answer("a", "{\"data\":{\"x\":\"1\"}}");
        Answer answer = execute(query(fetch("a", "{x}"), field("x", string()))).join();
        assertThat(new String(answer.withExtensions("{\"c\":1}".getBytes(UTF_8)).bytes(), UTF_8))
                .isEqualTo("{\"data\":{\"x\":\"1\"},\"extensions\":{\"c\":1}}");
        assertThat(answer.errors()).isZero();
    }

    private static QueryPlan itemsWithStars() {
        return query(
                sequence(
                        fetch("products", "{items{id}}"),
                        entities(
                                "items.@",
                                "reviews",
                                "... on Product{stars}",
                                byType("Product", key("id")))),
                field("items", list(object("Product")), field("stars", leaf(Scalar.INT))));
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
