package commercegraph.router.app;

import static commercegraph.router.testing.HostileSubgraph.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import commercegraph.router.testing.TestClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Answers of a subgraph that can be read and are not what was asked for: what is right in them
/// stands, and what is not is null with an error at its place.
class WrongAnswersTest {
    private static GoodAndBad subgraphs;

    @BeforeAll
    static void start() {
        subgraphs = GoodAndBad.start();
    }

    @AfterAll
    static void stop() {
        subgraphs.close();
    }

    /// @param value what the subgraph says that `top` is
    /// @param expected what the client gets of it
    private record Value(String selection, String value, String expected, String... paths) {}

    static List<Value> values() {
        return List.of(
                new Value("n", "{\"n\":\"1\"}", "{\"n\":null}", "[top, n]"),
                new Value("n", "{\"n\":1.5}", "{\"n\":null}", "[top, n]"),
                new Value("n", "{\"n\":2147483647}", "{\"n\":2147483647}"),
                new Value("n", "{\"n\":2147483648}", "{\"n\":null}", "[top, n]"),
                new Value("n", "{\"n\":-2147483649}", "{\"n\":null}", "[top, n]"),
                new Value("n", "{\"n\":1e400}", "{\"n\":null}", "[top, n]"),
                new Value("n", "{\"n\":" + "9".repeat(5_000) + "}", "{\"n\":null}", "[top, n]"),
                new Value("n", "{\"n\":true}", "{\"n\":null}", "[top, n]"),
                new Value("n", "{\"n\":[]}", "{\"n\":null}", "[top, n]"),
                new Value("n", "{\"n\":{}}", "{\"n\":null}", "[top, n]"),
                new Value("n", "{\"n\":1,\"n\":\"x\"}", "{\"n\":1}"),
                new Value("n", "{}", "{\"n\":null}"),
                new Value("f", "{\"f\":\"1.5\"}", "{\"f\":null}", "[top, f]"),
                new Value("f", "{\"f\":1.5e3}", "{\"f\":1.5e3}"),
                new Value("f", "{\"f\":1e999}", "{\"f\":null}", "[top, f]"),
                new Value("f", "{\"f\":" + "9".repeat(400) + "}", "{\"f\":null}", "[top, f]"),
                new Value("b", "{\"b\":1}", "{\"b\":null}", "[top, b]"),
                new Value("b", "{\"b\":\"true\"}", "{\"b\":null}", "[top, b]"),
                new Value("s", "{\"s\":1}", "{\"s\":null}", "[top, s]"),
                new Value("s", "{\"s\":{\"a\":1}}", "{\"s\":null}", "[top, s]"),
                new Value("s", "{\"s\":\"\\ud800\"}", "{\"s\":\"\\ud800\"}"),
                new Value("id", "{\"id\":1}", "{\"id\":\"1\"}"),
                new Value("id", "{\"id\":1.5}", "{\"id\":null}", "[top, id]"),
                new Value("id", "{\"id\":true}", "{\"id\":null}", "[top, id]"),
                new Value("level", "{\"level\":\"LOW\"}", "{\"level\":\"LOW\"}"),
                new Value("level", "{\"level\":\"NOPE\"}", "{\"level\":null}", "[top, level]"),
                new Value("level", "{\"level\":1}", "{\"level\":null}", "[top, level]"),
                new Value("any", "{\"any\":{\"x\":[1,null]}}", "{\"any\":{\"x\":[1,null]}}"),
                new Value("n sure", "{\"n\":1,\"sure\":null}", "null", "[top, sure]"),
                new Value("n sure", "{\"n\":1}", "null", "[top, sure]"),
                new Value("n sure", "{\"n\":1,\"sure\":\"x\"}", "null", "[top, sure]"),
                new Value("more { s }", "{\"more\":[]}", "{\"more\":null}", "[top, more]"),
                new Value("more { s }", "{\"more\":\"x\"}", "{\"more\":null}", "[top, more]"),
                new Value(
                        "n more { sure }",
                        "{\"n\":1,\"more\":{\"sure\":null}}",
                        "{\"n\":1,\"more\":null}",
                        "[top, more, sure]"),
                new Value("list { s }", "{\"list\":{}}", "{\"list\":null}", "[top, list]"),
                new Value(
                        "list { s }",
                        "{\"list\":[1,null,{\"s\":\"a\"}]}",
                        "{\"list\":[null,null,{\"s\":\"a\"}]}",
                        "[top, list, 0]"),
                new Value("must { s }", "{\"must\":[null]}", "{\"must\":null}", "[top, must, 0]"),
                new Value(
                        "must { s }",
                        "{\"must\":[{\"s\":1}]}",
                        "{\"must\":[{\"s\":null}]}",
                        "[top, must, 0, s]"),
                new Value(
                        "must { sure }",
                        "{\"must\":[{\"sure\":1},{}]}",
                        "{\"must\":null}",
                        "[top, must, 1, sure]"),
                new Value(
                        "grid",
                        "{\"grid\":[[1,null],[2]]}",
                        "{\"grid\":[null,[2]]}",
                        "[top, grid, 0, 1]"),
                new Value("grid", "{\"grid\":[1]}", "{\"grid\":[null]}", "[top, grid, 0]"),
                new Value("grid", "{\"grid\":[[\"x\"]]}", "{\"grid\":[null]}", "[top, grid, 0, 0]"),
                new Value(
                        "pet { __typename s }",
                        "{\"pet\":{\"__typename\":\"Dog\",\"s\":\"w\"}}",
                        "{\"pet\":{\"__typename\":\"Dog\",\"s\":\"w\"}}"),
                new Value(
                        "pet { s }",
                        "{\"pet\":{\"__typename\":\"Plant\",\"s\":\"w\"}}",
                        "{\"pet\":null}",
                        "[top, pet]"),
                new Value(
                        "pet { s }",
                        "{\"pet\":{\"__typename\":7,\"s\":\"w\"}}",
                        "{\"pet\":null}",
                        "[top, pet]"),
                new Value(
                        "either { ... on Dog { bark } }",
                        "{\"either\":{\"__typename\":\"Thing\",\"bark\":1}}",
                        "{\"either\":null}",
                        "[top, either]"));
    }

    @TestFactory
    Stream<DynamicTest> aValueOfTheWrongKindIsNull() {
        return values().stream()
                .map(
                        one ->
                                dynamicTest(
                                        one.selection() + " " + abridged(one.value()),
                                        () -> {
                                            subgraphs
                                                    .bad()
                                                    .behave(
                                                            json(
                                                                    "{\"data\":{\"top\":"
                                                                            + one.value()
                                                                            + "}}"));
                                            Answer answer =
                                                    subgraphs.query(
                                                            "{ safe top { "
                                                                    + one.selection()
                                                                    + " } }");
                                            assertThat(answer.data())
                                                    .isEqualTo(
                                                            "{\"safe\":\"ok\",\"top\":"
                                                                    + one.expected()
                                                                    + "}");
                                            assertThat(GoodAndBad.errors(answer))
                                                    .as(answer.text())
                                                    .extracting(
                                                            error ->
                                                                    String.valueOf(
                                                                            error.get("path")))
                                                    .containsExactly(one.paths());
                                        }));
    }

    private static String abridged(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    /// @param path as the subgraph gives it: JSON; empty: there is none
    /// @param expected as the client gets it; null: none
    private record ErrorPath(String path, String expected) {}

    @TestFactory
    Stream<DynamicTest> anErrorKeepsItsMessageWhateverItsPath() {
        return Stream.of(
                        new ErrorPath("[\"t\",\"a\"]", "[t, a]"),
                        new ErrorPath("[\"t\",\"list\",0]", "[t, list, 0]"),
                        new ErrorPath("[\"t\",\"list\",1,\"b\"]", "[t, list, 1, b]"),
                        new ErrorPath("[\"t\",\"list\",99]", "[t, list, 99]"),
                        new ErrorPath("[\"t\",\"list\",\"0\"]", "[t, list]"),
                        new ErrorPath("[\"t\",\"list\",\"b\"]", "[t, list]"),
                        new ErrorPath("[\"t\",\"list\",1,\"nope\",\"b\"]", "[t, list, 1]"),
                        new ErrorPath("[\"t\",0]", "[t]"),
                        new ErrorPath("[\"t\",\"a\",0,\"x\"]", "[t, a]"),
                        new ErrorPath("[\"t\",-1]", "null"),
                        new ErrorPath("[\"nope\"]", "null"),
                        new ErrorPath("[0]", "null"),
                        new ErrorPath("[]", "null"),
                        new ErrorPath("null", "null"),
                        new ErrorPath("\"t\"", "null"),
                        new ErrorPath("{}", "null"),
                        new ErrorPath("[null]", "null"),
                        new ErrorPath("[true,\"a\"]", "null"),
                        new ErrorPath("[[\"t\"]]", "null"),
                        new ErrorPath("[1.5]", "null"),
                        new ErrorPath("[\"t\",99999999999999999999]", "null"),
                        new ErrorPath("", "null"))
                .map(
                        one ->
                                dynamicTest(
                                        one.path().isEmpty() ? "none" : one.path(),
                                        () -> keepsItsMessage(one)));
    }

    private static void keepsItsMessage(ErrorPath one) {
        String path = one.path().isEmpty() ? "" : ",\"path\":" + one.path();
        subgraphs
                .bad()
                .behave(
                        json(
                                "{\"data\":{\"t\":{\"a\":null,\"list\":[null,{\"b\":\"x\"}]}},\"errors\":["
                                        + "{\"message\":\"no\",\"extensions\":{\"code\":\"MINE\",\"why\":[1]}"
                                        + path
                                        + "}]}"));
        Answer answer = subgraphs.query("{ safe t: top { a: n list { b: s } } }");

        assertThat(answer.data())
                .isEqualTo("{\"safe\":\"ok\",\"t\":{\"a\":null,\"list\":[null,{\"b\":\"x\"}]}}");
        assertThat(GoodAndBad.errors(answer)).hasSize(1);
        Map<String, @Nullable Object> error = GoodAndBad.errors(answer).getFirst();
        assertThat(error.get("message")).isEqualTo("no");
        assertThat(String.valueOf(error.get("path"))).isEqualTo(one.expected());
        assertThat(String.valueOf(error.get("extensions")))
                .isEqualTo("{code=MINE, why=[1], service=bad}");
    }

    @TestFactory
    Stream<DynamicTest> anErrorThatIsNoneIsOneWithoutAMessage() {
        return Stream.of(
                        "1",
                        "\"x\"",
                        "null",
                        "[]",
                        "{}",
                        "{\"message\":7}",
                        "{\"message\":null}",
                        "{\"extensions\":[]}",
                        "{\"extensions\":null,\"locations\":{}}")
                .map(
                        error ->
                                dynamicTest(
                                        error,
                                        () -> {
                                            subgraphs
                                                    .bad()
                                                    .behave(
                                                            json(
                                                                    "{\"data\":{\"top\":null},\"errors\":["
                                                                            + error
                                                                            + "]}"));
                                            Answer answer = subgraphs.query("{ safe top { n } }");
                                            assertThat(answer.data())
                                                    .isEqualTo("{\"safe\":\"ok\",\"top\":null}");
                                            assertThat(answer.text())
                                                    .contains(
                                                            "The subgraph gave an error without a"
                                                                    + " message",
                                                            "\"service\":\"bad\"");
                                        }));
    }

    /// @param body of the subgraph's answer to two representations
    private record Entities(String body, String expected, String... paths) {}

    @TestFactory
    Stream<DynamicTest> entitiesThatAreNotWhatWasAskedForCostTheirFields() {
        String none = "[{\"id\":\"1\",\"n\":null},{\"id\":\"2\",\"n\":null}]";
        String[] both = {"[items, 0, n]", "[items, 1, n]"};
        return Stream.of(
                        new Entities("{\"data\":{\"_entities\":[{\"n\":1}]}}", none, both),
                        new Entities(
                                "{\"data\":{\"_entities\":[{\"n\":1},{\"n\":2},{\"n\":3}]}}",
                                none,
                                both),
                        new Entities("{\"data\":{\"_entities\":[]}}", none, both),
                        new Entities("{\"data\":{\"_entities\":null}}", none, both),
                        new Entities("{\"data\":{\"_entities\":{}}}", none, both),
                        new Entities("{\"data\":{\"_entities\":\"x\"}}", none, both),
                        new Entities("{\"data\":{}}", none, both),
                        new Entities("{\"data\":{\"_entities\":[null,null]}}", none),
                        new Entities(
                                "{\"data\":{\"_entities\":[{\"n\":1},null]}}",
                                "[{\"id\":\"1\",\"n\":1},{\"id\":\"2\",\"n\":null}]"),
                        new Entities(
                                "{\"data\":{\"_entities\":[{\"n\":1},7]}}",
                                "[{\"id\":\"1\",\"n\":1},{\"id\":\"2\",\"n\":null}]",
                                both),
                        new Entities(
                                "{\"data\":{\"_entities\":[{\"n\":1},{\"n\":\"x\"}]}}",
                                "[{\"id\":\"1\",\"n\":1},{\"id\":\"2\",\"n\":null}]",
                                "[items, 1, n]"),
                        new Entities(
                                "{\"data\":{\"_entities\":[{\"n\":1},null]},\"errors\":[{\"message\":\"x\",\"path\":[\"_entities\",1,\"n\"]}]}",
                                "[{\"id\":\"1\",\"n\":1},{\"id\":\"2\",\"n\":null}]",
                                "[items, 1, n]"),
                        new Entities(
                                "{\"data\":null,\"errors\":[{\"message\":\"x\",\"path\":[\"_entities\",7,\"n\"]}]}",
                                none,
                                "[items]"),
                        new Entities(
                                "{\"data\":null,\"errors\":[{\"message\":\"x\",\"path\":[\"_entities\",\"1\",\"n\"]}]}",
                                none,
                                "[items]"),
                        new Entities(
                                "{\"data\":null,\"errors\":[{\"message\":\"x\",\"path\":[\"other\",1]}]}",
                                none,
                                "[items]"),
                        new Entities("{\"errors\":[{\"message\":\"x\"}]}", none, "[items]"))
                .map(
                        one ->
                                dynamicTest(
                                        one.body(),
                                        () -> {
                                            subgraphs.bad().behave(json(one.body()));
                                            Answer answer =
                                                    subgraphs.query("{ safe items { id n } }");
                                            assertThat(answer.data())
                                                    .isEqualTo(
                                                            "{\"safe\":\"ok\",\"items\":"
                                                                    + one.expected()
                                                                    + "}");
                                            assertThat(GoodAndBad.errors(answer))
                                                    .as(answer.text())
                                                    .extracting(
                                                            error ->
                                                                    String.valueOf(
                                                                            error.get("path")))
                                                    .containsExactly(one.paths());
                                        }));
    }
}
