package commercegraph.router.execution;

import static commercegraph.router.execution.Plans.alias;
import static commercegraph.router.execution.Plans.byType;
import static commercegraph.router.execution.Plans.entities;
import static commercegraph.router.execution.Plans.fetch;
import static commercegraph.router.execution.Plans.field;
import static commercegraph.router.execution.Plans.key;
import static commercegraph.router.execution.Plans.list;
import static commercegraph.router.execution.Plans.nonNull;
import static commercegraph.router.execution.Plans.object;
import static commercegraph.router.execution.Plans.on;
import static commercegraph.router.execution.Plans.query;
import static commercegraph.router.execution.Plans.sequence;
import static commercegraph.router.execution.Plans.string;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.caller.Caller;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.json.JsonKey;
import commercegraph.router.json.MalformedJson;
import commercegraph.router.json.Tape;
import commercegraph.router.plan.QueryPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorsOfSubgraphsTest {
    private static final SubgraphName B = new SubgraphName("b");

    private final ScriptedSubgraphs subgraphs = new ScriptedSubgraphs();

    @Test
    void keepsMessageAndExtensionsAndTellsThePathAsTheClientSeesIt() throws MalformedJson {
        subgraphs
                .answer("a", items("1", "2", "1"))
                .answer(
                        "b",
                        "{\"data\":{\"_entities\":[{\"stars\":null},{\"stars\":\"3\"}]},\"errors\":["
                                + "{\"message\":\"no \\\"stars\\\"\",\"locations\":[{\"line\":1,\"column\":2}],"
                                + "\"path\":[\"_entities\",0,\"stars\",4],"
                                + "\"extensions\":{\"code\":\"BAD_USER_INPUT\",\"hint\":{\"x\": 1}}}]}");
        Tape answer = run(itemsWithRating());
        assertThat(data(answer))
                .isEqualTo("{\"things\":[{\"rating\":null},{\"rating\":\"3\"},{\"rating\":null}]}");
        String rest =
                ",\"extensions\":{\"code\":\"BAD_USER_INPUT\",\"hint\":{\"x\": 1},\"service\":\"b\"}}";
        assertThat(errors(answer))
                .containsExactly(
                        "{\"message\":\"no \\\"stars\\\"\",\"path\":[\"things\",0,\"rating\"]"
                                + rest,
                        "{\"message\":\"no \\\"stars\\\"\",\"path\":[\"things\",2,\"rating\"]"
                                + rest);
    }

    @Test
    void saysWhichSubgraphAndWhichFieldAreMissing() throws MalformedJson {
        subgraphs
                .answer("a", items("1", "2"))
                .answer("b", new SubgraphFailure.TimedOut(B, Duration.ofMillis(70)));
        Tape answer = run(itemsWithRating());
        assertThat(data(answer)).isEqualTo("{\"things\":[{\"rating\":null},{\"rating\":null}]}");
        assertThat(errors(answer))
                .containsExactly(
                        timedOut("; field \\\"rating\\\" is missing", "[\"things\",0,\"rating\"]"),
                        timedOut("; field \\\"rating\\\" is missing", "[\"things\",1,\"rating\"]"));
    }

    @Test
    void boundsThePlacesOfAFailure() throws MalformedJson {
        String[] ids = IntStream.range(0, 500).mapToObj(String::valueOf).toArray(String[]::new);
        subgraphs
                .answer("a", items(ids))
                .answer("b", new SubgraphFailure.TimedOut(B, Duration.ofMillis(70)));
        List<String> errors = errors(run(itemsWithRating()));
        assertThat(errors).hasSize(ExecutionBounds.DEFAULT.placesMax() + 1);
        assertThat(errors.getLast())
                .isEqualTo(timedOut("; further fields are missing", "[\"things\"]"));
    }

    @Test
    void aFailureExplainsNullsThatClimb() throws MalformedJson {
        subgraphs
                .answer("a", items("1"))
                .answer("b", new SubgraphFailure.TimedOut(B, Duration.ofMillis(70)));
        QueryPlan plan =
                query(
                        sequence(
                                fetch("a", "{items{id}}"),
                                entities(
                                        "items.@", "b", "... on P{stars}", byType("P", key("id")))),
                        field("items", list(object("P")), field("stars", nonNull(string()))));
        Tape answer = run(plan);
        assertThat(data(answer)).isEqualTo("{\"items\":[null]}");
        assertThat(errors(answer)).hasSize(1);
    }

    @Test
    void tellsApartWhatAnswersAreNotGraphQl() throws MalformedJson {
        assertThat(message(new SubgraphResponse(500, "text/html", bytes("<h1>no</h1>"))))
                .startsWith("Subgraph \\\"b\\\" answered with HTTP status 500; field");
        assertThat(message(new SubgraphResponse(200, "text/html", bytes("{\"data\":{}}"))))
                .contains("not JSON: its content type is text/html");
        assertThat(message(json("{\"data\":"))).contains("the text ends too early at byte 8");
        assertThat(message(json("[]"))).contains("it is not an object");
        assertThat(message(json("{}"))).contains("it has neither data nor errors");
        assertThat(message(json("{\"data\":null}"))).contains("neither data nor errors");
        assertThat(message(json("{\"data\":[]}"))).contains("its data is not an object");
        assertThat(message(json("{\"data\":{},\"errors\":3}"))).contains("errors are not a list");
        assertThat(message(json("{\"data\":{}}"))).contains("it has no entities");
        assertThat(message(json("{\"data\":{\"_entities\":[]}}")))
                .contains("0 entities for 1 representations");
        assertThat(message(json("{\"data\":{\"_entities\":{}}}"))).contains("0 entities for 1");
        assertThat(message(json("{\"data\":{\"_entities\":[7]}}")))
                .contains("an entity is not an object");
        assertThat(message(new SubgraphFailure.Unreachable(B, new IOException("secret"))))
                .contains("cannot be reached")
                .doesNotContain("secret");
        assertThat(message(new SubgraphFailure.Refused(B, "it failed too often")))
                .contains("was not asked: it failed too often");
        assertThat(message(new SubgraphFailure.TooLarge(B, 100)))
                .contains("answered with more than 100 bytes");
    }

    @Test
    void takesAGraphQlResponseOfAnyStatus() throws MalformedJson {
        SubgraphResponse refused =
                new SubgraphResponse(
                        400,
                        "application/graphql-response+json; charset=utf-8",
                        bytes("{\"errors\":[{\"message\":\"bad query\"}]}"));
        subgraphs.answer("a", refused);
        Tape answer = run(query(fetch("a", "{x y}"), field("x", nonNull(string()))));
        assertThat(data(answer)).isEqualTo("null");
        assertThat(errors(answer))
                .containsExactly(
                        "{\"message\":\"bad query\",\"extensions\":"
                                + "{\"code\":\"INTERNAL\",\"service\":\"a\"}}");
    }

    @Test
    void anErrorWithoutAPathStandsAtTheParent() throws MalformedJson {
        subgraphs
                .answer("a", items("1", "2"))
                .answer(
                        "b",
                        "{\"data\":{\"_entities\":[null,null]},\"errors\":[{\"message\":\"broken\"},\"odd\"]}");
        List<String> errors = errors(run(itemsWithRating()));
        assertThat(errors).hasSize(2);
        assertThat(errors.getFirst()).contains("\"broken\",\"path\":[\"things\"]");
        assertThat(errors.getLast()).contains("gave an error without a message");
    }

    @Test
    void aNullThatASubgraphExplainsNeedsNoSecondError() throws MalformedJson {
        subgraphs.answer(
                "a",
                "{\"data\":{\"item\":null},\"errors\":[{\"message\":\"deep\",\"path\":[\"item\",\"n\"]}]}");
        Tape answer =
                run(
                        query(
                                fetch("a", "{item{n}}"),
                                field(
                                        "item",
                                        nonNull(object("I")),
                                        field("n", nonNull(string())))));
        assertThat(errors(answer)).hasSize(1);
    }

    @Test
    void anErrorOfAnotherTypesFieldStandsForWhatItTookAlong() throws MalformedJson {
        subgraphs
                .answer("a", "{\"data\":{\"media\":[{\"__typename\":\"Book\",\"id\":\"1\"}]}}")
                .answer(
                        "b",
                        "{\"data\":{\"_entities\":[null]},\"errors\":[{\"message\":\"no reel\",\"path\":[\"_entities\",0,\"reel\"]}]}");
        QueryPlan plan =
                query(
                        sequence(
                                fetch("a", "{media{__typename id}}"),
                                entities(
                                        "media.@",
                                        "b",
                                        "...on Media{rank reel}",
                                        byType("Media", key("id")))),
                        field(
                                "media",
                                list(object("Media", "Book", "Film")),
                                on("Film", field("reel", nonNull(string()))),
                                field("rank", string())));
        Tape answer = run(plan);
        assertThat(data(answer)).isEqualTo("{\"media\":[{\"rank\":null}]}");
        assertThat(errors(answer))
                .containsExactly(
                        "{\"message\":\"no reel\",\"path\":[\"media\",0],\"extensions\":{\"code\":\"INTERNAL\",\"service\":\"b\"}}");
    }

    @Test
    void boundsTheErrorsOfAnAnswer() throws MalformedJson {
        String many =
                IntStream.range(0, 2_000)
                        .mapToObj("{\"message\":\"%d\",\"path\":[\"x\"]}"::formatted)
                        .collect(Collectors.joining(","));
        subgraphs.answer("a", "{\"data\":{\"x\":null},\"errors\":[" + many + "]}");
        assertThat(errors(run(query(fetch("a", "{x}"), field("x", string())))))
                .hasSize(ExecutionBounds.DEFAULT.errorsMax());
    }

    @Test
    void nullsInALongListDoNotFillTheErrors() throws MalformedJson {
        String nulls = "null,".repeat(1_000) + "null";
        subgraphs.answer("a", "{\"data\":{\"l\":[%s]}}".formatted(objects(nulls)));
        Tape answer =
                run(
                        query(
                                fetch("a", "{l{n}}"),
                                field("l", list(object("L")), field("n", nonNull(string())))));
        assertThat(errors(answer)).hasSize(ExecutionBounds.DEFAULT.placesMax());
    }

    private static String objects(String nulls) {
        return nulls.replace("null", "{\"n\":null}");
    }

    private String message(SubgraphResult answer) throws MalformedJson {
        subgraphs.answer("a", items("1")).answer("b", answer);
        List<String> errors = errors(run(itemsWithRating()));
        assertThat(errors).hasSize(1);
        assertThat(errors.getFirst())
                .contains("\"path\":[\"things\",0,\"rating\"]", "\"service\":\"b\"");
        return errors.getFirst().substring("{\"message\":\"".length());
    }

    private static String timedOut(String end, String path) {
        return "{\"message\":\"Subgraph \\\"b\\\" did not answer within 70 ms%s\",\"path\":%s,"
                        .formatted(end, path)
                + "\"extensions\":{\"code\":\"UNAVAILABLE\",\"service\":\"b\"}}";
    }

    private static SubgraphResponse json(String body) {
        return new SubgraphResponse(200, "application/json", bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String items(String... ids) {
        return "{\"data\":{\"items\":[%s]}}"
                .formatted(
                        List.of(ids).stream()
                                .map("{\"id\":\"%s\"}"::formatted)
                                .collect(Collectors.joining(",")));
    }

    private static QueryPlan itemsWithRating() {
        return query(
                sequence(
                        fetch("a", "{items{id}}"),
                        entities("items.@", "b", "... on P{stars}", byType("P", key("id")))),
                alias("things", "items", list(object("P")), alias("rating", "stars", string())));
    }

    private Tape run(QueryPlan plan) throws MalformedJson {
        CompletableFuture<Answer> answer =
                new Executor(subgraphs, ExecutionBounds.DEFAULT)
                        .execute(
                                CompiledPlan.of(plan),
                                Variables.NONE,
                                new RequestContext(Caller.ANONYMOUS, "c"))
                        .toCompletableFuture();
        assertThat(answer).isCompleted();
        return Tape.scan(answer.join().bytes());
    }

    private static String data(Tape answer) {
        return answer.text(answer.find(0, JsonKey.of("data")));
    }

    private static List<String> errors(Tape answer) {
        int errors = answer.find(0, JsonKey.of("errors"));
        List<String> texts = new ArrayList<>();
        for (int at = answer.first(errors); at < answer.next(errors); at = answer.next(at)) {
            texts.add(answer.text(at));
        }
        return texts;
    }
}
