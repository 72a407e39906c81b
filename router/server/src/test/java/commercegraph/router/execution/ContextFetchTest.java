package commercegraph.router.execution;

import static commercegraph.router.execution.Plans.fetch;
import static commercegraph.router.execution.Plans.field;
import static commercegraph.router.execution.Plans.key;
import static commercegraph.router.execution.Plans.list;
import static commercegraph.router.execution.Plans.object;
import static commercegraph.router.execution.Plans.path;
import static commercegraph.router.execution.Plans.query;
import static commercegraph.router.execution.Plans.required;
import static commercegraph.router.execution.Plans.sequence;
import static commercegraph.router.execution.Plans.string;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.caller.Caller;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.plan.Contextual;
import commercegraph.router.plan.PlanNode;
import commercegraph.router.plan.QueryPlan;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContextFetchTest {
    private final ScriptedSubgraphs subgraphs = new ScriptedSubgraphs();

    /// `{ a { c e { v } } }` with `v(x: C @fromContext(field: "$a { c }"))`.
    private static QueryPlan plan(String type) {
        PlanNode.ContextFetch.Target target =
                new PlanNode.ContextFetch.Target(
                        "_e0",
                        "representations0",
                        List.of(path("a.@.e")),
                        Plans.byType("E", key("id")),
                        List.of("...on E{v(x:", ")}"),
                        List.of(0),
                        Set.of(),
                        List.of(
                                new Contextual(
                                        "c0",
                                        type,
                                        List.of(
                                                new Contextual.Origin(
                                                        1, Set.of(), List.of(required("c")))))));
        return query(
                sequence(
                        fetch("f", "{a{c e{id}}}"),
                        new PlanNode.ContextFetch(
                                new SubgraphName("f"), Set.of(), List.of(), List.of(target))),
                field("a", list(object("A")), field("e", object("E"), field("v", string()))));
    }

    @Test
    void asksOnceForObjectsWithEqualValues() {
        subgraphs
                .answer(
                        "f",
                        "{\"data\":{\"a\":[{\"c\":\"x\",\"e\":{\"id\":1}},{\"c\":\"x\",\"e\":{\"id\":1}},"
                                + "{\"c\":\"x\",\"e\":{\"id\":2}}]}}")
                .answer("f", "{\"data\":{\"_e0\":[{\"v\":\"one\"},{\"v\":\"two\"}]}}");
        assertThat(run(plan("String")))
                .isEqualTo(
                        "{\"data\":{\"a\":[{\"e\":{\"v\":\"one\"}},{\"e\":{\"v\":\"one\"}},"
                                + "{\"e\":{\"v\":\"two\"}}]}}");
        assertThat(subgraphs.asked().getLast())
                .isEqualTo(
                        "f {\"representations0\":[{\"__typename\":\"E\",\"id\":1},"
                                + "{\"__typename\":\"E\",\"id\":2}],\"c0\":\"x\"}");
    }

    @Test
    void asksForEachSetOfValuesByItself() {
        subgraphs
                .answer(
                        "f",
                        "{\"data\":{\"a\":[{\"c\":\"x\",\"e\":{\"id\":1}},{\"c\":null,\"e\":{\"id\":1}}]}}")
                .answer("f", "{\"data\":{\"_e0\":[{\"v\":\"one\"}],\"_e0_1\":[{\"v\":\"none\"}]}}");
        assertThat(run(plan("String")))
                .isEqualTo("{\"data\":{\"a\":[{\"e\":{\"v\":\"one\"}},{\"e\":{\"v\":\"none\"}}]}}");
        assertThat(new String(subgraphs.requests().getLast().body(), UTF_8))
                .isEqualTo(
                        "{\"query\":\"query($representations0:[_Any!]!,$c0:String,"
                                + "$representations0_1:[_Any!]!,$c0_1:String)"
                                + "{_e0:_entities(representations:$representations0)"
                                + "{...on E{v(x:$c0)}} "
                                + "_e0_1:_entities(representations:$representations0_1)"
                                + "{...on E{v(x:$c0_1)}}}\",\"variables\":"
                                + "{\"representations0\":[{\"__typename\":\"E\",\"id\":1}],\"c0\":\"x\","
                                + "\"representations0_1\":[{\"__typename\":\"E\",\"id\":1}],\"c0_1\":null}}");
    }

    @Test
    void doesNotAskWithoutAValue() {
        subgraphs.answer(
                "f", "{\"data\":{\"a\":[{\"e\":{\"id\":1}},{\"c\":null,\"e\":{\"id\":2}}]}}");
        assertThat(run(plan("String!")))
                .isEqualTo("{\"data\":{\"a\":[{\"e\":{\"v\":null}},{\"e\":{\"v\":null}}]}}");
        assertThat(subgraphs.asked()).hasSize(1);
    }

    /// GraphQL specification, section 5.8.4 "All Variables Used".
    @Test
    void declaresOnlyTheVariablesOfWhatItAsksFor() {
        PlanNode.ContextFetch.Target one = target("_e0", "a", "$one");
        PlanNode.ContextFetch.Target other = target("_e1", "b", "$other");
        QueryPlan plan =
                query(
                        sequence(
                                fetch("f", "{a{e{id}} b{e{id}}}"),
                                new PlanNode.ContextFetch(
                                        new SubgraphName("f"),
                                        Set.of("one", "other"),
                                        List.of("$one:Int", "$other:Int=5"),
                                        List.of(one, other))),
                        field("a", object("A"), field("e", object("E"), field("v", string()))));
        subgraphs
                .answer("f", "{\"data\":{\"a\":null,\"b\":{\"e\":{\"id\":1}}}}")
                .answer("f", "{\"data\":{\"_e1\":[{\"v\":\"one\"}]}}");
        assertThat(run(plan)).isEqualTo("{\"data\":{\"a\":null}}");
        assertThat(new String(subgraphs.requests().getLast().body(), UTF_8))
                .contains("query($other:Int=5,$_e1_r:[_Any!]!){");
    }

    private static PlanNode.ContextFetch.Target target(
            String alias, String parent, String variable) {
        return new PlanNode.ContextFetch.Target(
                alias,
                alias + "_r",
                List.of(path(parent + ".e")),
                Plans.byType("E", key("id")),
                List.of("...on E{v(x:" + variable + ")}"),
                List.of(),
                Set.of(variable.substring(1)),
                List.of());
    }

    @Test
    void takesNullFromAnObjectThatItsSubgraphDoesNotKnow() {
        subgraphs
                .answer("f", "{\"data\":{\"a\":{\"id\":1,\"e\":{\"id\":1}}}}")
                .answer("g", "{\"data\":{\"_entities\":[null]}}")
                .answer("f", "{\"data\":{\"_e0\":[{\"v\":\"none\"}]}}");
        assertThat(run(ofAnother())).isEqualTo("{\"data\":{\"a\":{\"e\":{\"v\":\"none\"}}}}");
        assertThat(subgraphs.asked().getLast()).endsWith("\"c0\":null}");
    }

    @Test
    void doesNotAskForWhatAnErrorKeptFromIt() {
        subgraphs
                .answer("f", "{\"data\":{\"a\":{\"id\":1,\"e\":{\"id\":1}}}}")
                .answer(
                        "g",
                        "{\"data\":{\"_entities\":[null]},\"errors\":"
                                + "[{\"message\":\"no\",\"path\":[\"_entities\",0]}]}");
        assertThat(run(ofAnother())).contains("{\"a\":{\"e\":{\"v\":null}}}");
        assertThat(subgraphs.asked()).hasSize(2);
    }

    /// `{ a { e { v } } }` where the value comes from another subgraph.
    private static QueryPlan ofAnother() {
        PlanNode.ContextFetch.Target target =
                new PlanNode.ContextFetch.Target(
                        "_e0",
                        "representations0",
                        List.of(path("a.e")),
                        Plans.byType("E", key("id")),
                        List.of("...on E{v(x:", ")}"),
                        List.of(0),
                        Set.of(),
                        List.of(
                                new Contextual(
                                        "c0",
                                        "String",
                                        List.of(
                                                new Contextual.Origin(
                                                        1, Set.of(), List.of(required("c")))))));
        return query(
                sequence(
                        fetch("f", "{a{id e{id}}}"),
                        Plans.entities("a", "g", "...on A{c}", Plans.byType("A", key("id"))),
                        new PlanNode.ContextFetch(
                                new SubgraphName("f"), Set.of(), List.of(), List.of(target))),
                field("a", object("A"), field("e", object("E"), field("v", string()))));
    }

    @Test
    void asksForManySetsOfValuesInSeveralRequests() {
        String objects =
                IntStream.range(0, 60)
                        .mapToObj("{\"c\":\"%1$d\",\"e\":{\"id\":%1$d}}"::formatted)
                        .collect(Collectors.joining(","));
        subgraphs
                .answer("f", "{\"data\":{\"a\":[" + objects + "]}}")
                .answer("f", "{\"data\":{" + entities(0, 50) + "}}")
                .answer("f", "{\"data\":{" + entities(50, 60) + "}}");
        String expected =
                IntStream.range(0, 60)
                        .mapToObj("{\"e\":{\"v\":\"%d\"}}"::formatted)
                        .collect(Collectors.joining(","));
        assertThat(run(plan("String"))).isEqualTo("{\"data\":{\"a\":[" + expected + "]}}");
        assertThat(subgraphs.requests()).hasSize(3);
    }

    private static String entities(int begin, int end) {
        return IntStream.range(begin, end)
                .mapToObj(
                        number ->
                                "\"_e0%s\":[{\"v\":\"%d\"}]"
                                        .formatted(number == 0 ? "" : "_" + number, number))
                .collect(Collectors.joining(","));
    }

    @Test
    void placesErrorsOfEachSetOfValues() {
        subgraphs
                .answer(
                        "f",
                        "{\"data\":{\"a\":[{\"c\":\"x\",\"e\":{\"id\":1}},{\"c\":\"y\",\"e\":{\"id\":1}}]}}")
                .answer(
                        "f",
                        "{\"data\":{\"_e0\":[{\"v\":\"one\"}],\"_e0_1\":[{\"v\":null}]},\"errors\":"
                                + "[{\"message\":\"no y\",\"path\":[\"_e0_1\",0,\"v\"]}]}");
        assertThat(run(plan("String")))
                .contains("\"path\":[\"a\",1,\"e\",\"v\"]")
                .contains("{\"e\":{\"v\":\"one\"}},{\"e\":{\"v\":null}}");
    }

    private String run(QueryPlan plan) {
        Answer answer =
                new Executor(subgraphs, ExecutionBounds.DEFAULT)
                        .execute(
                                CompiledPlan.of(plan),
                                Variables.NONE,
                                new RequestContext(Caller.ANONYMOUS, "test"))
                        .toCompletableFuture()
                        .join();
        return new String(answer.bytes(), UTF_8);
    }
}
