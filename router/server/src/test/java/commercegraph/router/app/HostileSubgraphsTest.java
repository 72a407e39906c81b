package commercegraph.router.app;

import static commercegraph.router.testing.HostileSubgraph.json;
import static commercegraph.router.testing.HostileSubgraph.raw;
import static commercegraph.router.testing.HostileSubgraph.response;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import commercegraph.router.app.RouterConfiguration.SubgraphOverrides;
import commercegraph.router.composition.SubgraphSdl;
import commercegraph.router.conformance.Json;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.testing.ComposedRouter;
import commercegraph.router.testing.HostileSubgraph;
import commercegraph.router.testing.HostileSubgraph.Behaviour;
import commercegraph.router.testing.TestClient.Answer;
import commercegraph.router.testing.TestSubgraph;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// A subgraph that does everything wrong, beside one that does nothing wrong: whatever it sends,
/// the client gets a GraphQL response in time, what the good one gave stands, and each missing
/// field has an error that names the subgraph.
class HostileSubgraphsTest {
    private static final int RESPONSE_BYTES_MAX = 64 << 10;
    private static final String LINK =
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
            """;
    private static final String GOOD =
            LINK
                    + """
                    type Query { safe: String items: [Item!]! one: Item }
                    type Item @key(fields: "id") { id: ID! }
                    """;
    private static final String BAD =
            LINK
                    + """
                    type Query { top: Thing }
                    type Item @key(fields: "id") { id: ID! n: Int name: String! }
                    type Thing {
                      n: Int f: Float b: Boolean s: String id: ID level: Level any: Any
                      sure: Int! more: Thing list: [Thing] must: [Thing!] grid: [[Int!]]
                      pet: Pet either: Either
                    }
                    enum Level { LOW HIGH }
                    scalar Any
                    interface Pet { s: String }
                    type Dog implements Pet { s: String bark: Int }
                    type Cat implements Pet { s: String }
                    union Either = Dog | Cat
                    """;
    private static final String SAFE =
            """
            {"data":{"safe":"ok","items":[{"__typename":"Item","id":"1"},{"__typename":"Item","id":"2"}],
            "all":[{"__typename":"Item","id":"1"},{"__typename":"Item","id":"2"}],
            "one":{"__typename":"Item","id":"3"}}}
            """;

    private static TestSubgraph good;
    private static HostileSubgraph bad;
    private static ComposedRouter router;

    @BeforeAll
    static void start() {
        good = TestSubgraph.answering(SAFE);
        bad = HostileSubgraph.start();
        SubgraphOverrides bounds =
                new SubgraphOverrides(
                        Optional.empty(),
                        Optional.of(Duration.ofMillis(700)),
                        Optional.of(RESPONSE_BYTES_MAX),
                        Optional.empty(),
                        Optional.empty());
        router =
                ComposedRouter.start(
                        List.of(
                                new SubgraphSdl("good", good.url(), GOOD),
                                new SubgraphSdl("bad", bad.url(), BAD)),
                        of -> of.withSubgraphs(Map.of(new SubgraphName("bad"), bounds)));
    }

    @AfterAll
    static void stop() {
        router.close();
        good.close();
        bad.close();
    }

    /// What no GraphQL response can be read of.
    static Map<String, Behaviour> unusable() {
        Map<String, Behaviour> all = new LinkedHashMap<>();
        all.put("no body", json(""));
        all.put("white space", json(" \n\t"));
        all.put("no JSON", json("<html>busy</html>"));
        all.put("a string", json("\"data\""));
        all.put("a list", json("[{\"data\":{}}]"));
        all.put("null", json("null"));
        all.put("an empty object", json("{}"));
        all.put("data null without errors", json("{\"data\":null}"));
        all.put("data null with no errors in the list", json("{\"data\":null,\"errors\":[]}"));
        all.put("data of a list", json("{\"data\":[]}"));
        all.put("data of text", json("{\"data\":\"{}\"}"));
        all.put("errors of an object", json("{\"errors\":{\"message\":\"x\"}}"));
        all.put("half of the JSON", json("{\"data\":{\"top\":{\"n\":1"));
        all.put("more after the JSON", json("{\"data\":{\"top\":{\"n\":1}}}}"));
        all.put("two answers", json("{\"data\":{}}{\"data\":{}}"));
        all.put("a comma too many", json("{\"data\":{\"top\":{\"n\":1,}}}"));
        all.put("an unquoted key", json("{data:{top:null}}"));
        all.put("NaN", json("{\"data\":{\"top\":{\"f\":NaN}}}"));
        all.put("a control character", json("{\"data\":{\"top\":{\"s\":\"a\nb\"}}}"));
        all.put("a nul", json("{\"data\":{\"top\":{\"s\":\"a\0b\"}}}"));
        all.put("a broken escape", json("{\"data\":{\"top\":{\"s\":\"\\x41\"}}}"));
        all.put("half an escape", json("{\"data\":{\"top\":{\"s\":\"\\u12"));
        all.put("a leading zero", json("{\"data\":{\"top\":{\"n\":012}}}"));
        all.put(
                "bytes that are not UTF-8",
                response(
                        200,
                        "application/json",
                        "{\"data\":{\"top\":{\"s\":\"\u00c3(\"}}}".getBytes(ISO_8859_1)));
        all.put(
                "UTF-16",
                response(
                        200,
                        "application/json",
                        "{\"data\":{\"top\":null}}"
                                .getBytes(java.nio.charset.StandardCharsets.UTF_16)));
        all.put(
                "depth",
                json("{\"data\":{\"top\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}}"));
        all.put(
                "text/html",
                response(200, "text/html", "{\"data\":{\"top\":null}}".getBytes(UTF_8)));
        all.put("500 without JSON", response(500, "text/plain", "oops".getBytes(UTF_8)));
        all.put(
                "500 with other JSON",
                response(500, "application/json", "{\"status\":500}".getBytes(UTF_8)));
        all.put("404 with nothing", response(404, "application/json", new byte[0]));
        all.put(
                "a redirect",
                raw(
                        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"));
        all.put("204", raw("HTTP/1.1 204 No Content\r\n\r\n"));
        all.put(
                "too much, announced",
                json("{\"data\":{\"top\":{\"s\":\"" + "x".repeat(RESPONSE_BYTES_MAX) + "\"}}}"));
        all.put("too much, in chunks", HostileSubgraphsTest::endless);
        all.put("a bomb", bomb());
        all.put(
                "gzip that is none",
                raw(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd"));
        all.put(
                "an unknown encoding",
                raw(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: br\r\nContent-Length: 4\r\n\r\nabcd"));
        all.put(
                "less than announced",
                raw(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"data\":{}}"));
        all.put(
                "an end within a chunk",
                raw(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"data\":{}}"));
        all.put(
                "a chunk of no length",
                raw(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n{\"data\":{}}"));
        all.put("an end at once", raw(""));
        all.put("no HTTP", raw("SSH-2.0-OpenSSH_9.7\r\n"));
        all.put("half a status line", raw("HTTP/1.1 2"));
        all.put("a header without end", raw("HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000)));
        all.put(
                "a negative length",
                raw(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: -5\r\n\r\n{\"data\":{}}"));
        all.put(
                "two lengths",
                raw(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5\r\nContent-Length: 11\r\n\r\n{\"data\":{}}"));
        all.put("a reset at once", (wire, _) -> wire.reset());
        all.put(
                "a reset within the body",
                (wire, _) -> {
                    wire.send(
                            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"data\":");
                    wire.reset();
                });
        all.put("silence", (wire, _) -> wire.hold());
        all.put(
                "silence within the body",
                (wire, _) -> {
                    wire.send(
                            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"data\":");
                    wire.hold();
                });
        return all;
    }

    private static void endless(HostileSubgraph.Wire wire, String request) throws IOException {
        wire.send(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        wire.send("A\r\n{\"data\":{\"\r\n");
        while (!wire.socket().isClosed()) {
            wire.send("400\r\n" + "x".repeat(1_024) + "\r\n");
        }
    }

    private static Behaviour bomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"data\":{\"top\":{\"s\":\"".getBytes(UTF_8));
            for (int i = 0; i < 1_000; i++) {
                gzip.write(new byte[10_000]);
            }
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return (wire, _) -> {
            wire.send(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: "
                            + packed.size()
                            + "\r\n\r\n");
            wire.send(packed.toByteArray());
        };
    }

    @TestFactory
    Stream<DynamicTest> anAnswerThatCannotBeReadCostsItsFields() {
        return unusable().entrySet().stream()
                .map(
                        one ->
                                dynamicTest(
                                        one.getKey(),
                                        () -> {
                                            bad.behave(one.getValue());
                                            costsARootField();
                                            costsEntities();
                                            costsABatch();
                                        }));
    }

    private static void costsARootField() {
        assertAnswer(
                "{ safe renamed: top { n sure } }",
                "{\"safe\":\"ok\",\"renamed\":null}",
                List.of("[renamed]"));
    }

    private static void costsEntities() {
        assertAnswer(
                "{ safe all: items { id m: n } }",
                "{\"safe\":\"ok\",\"all\":[{\"id\":\"1\",\"m\":null},{\"id\":\"2\",\"m\":null}]}",
                List.of("[all, 0, m]", "[all, 1, m]"));
    }

    /// A null where none may be takes the objects with it: to the list of non-null items, to data.
    private static void costsABatch() {
        assertAnswer(
                "{ safe all: items { id m: n } one { called: name } }",
                "{\"safe\":\"ok\",\"all\":[{\"id\":\"1\",\"m\":null},{\"id\":\"2\",\"m\":null}],\"one\":null}",
                List.of("[all, 0, m]", "[all, 1, m]", "[one, called]"));
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
                                            bad.behave(
                                                    json(
                                                            "{\"data\":{\"top\":"
                                                                    + one.value()
                                                                    + "}}"));
                                            Answer answer =
                                                    router.client()
                                                            .query(
                                                                    "{ safe top { "
                                                                            + one.selection()
                                                                            + " } }");
                                            assertThat(answer.data())
                                                    .isEqualTo(
                                                            "{\"safe\":\"ok\",\"top\":"
                                                                    + one.expected()
                                                                    + "}");
                                            assertThat(errors(answer))
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
        bad.behave(
                json(
                        "{\"data\":{\"t\":{\"a\":null,\"list\":[null,{\"b\":\"x\"}]}},\"errors\":["
                                + "{\"message\":\"no\",\"extensions\":{\"code\":\"MINE\",\"why\":[1]}"
                                + path
                                + "}]}"));
        Answer answer = router.client().query("{ safe t: top { a: n list { b: s } } }");

        assertThat(answer.data())
                .isEqualTo("{\"safe\":\"ok\",\"t\":{\"a\":null,\"list\":[null,{\"b\":\"x\"}]}}");
        assertThat(errors(answer)).hasSize(1);
        Map<String, @Nullable Object> error = errors(answer).getFirst();
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
                                            bad.behave(
                                                    json(
                                                            "{\"data\":{\"top\":null},\"errors\":["
                                                                    + error
                                                                    + "]}"));
                                            Answer answer =
                                                    router.client().query("{ safe top { n } }");
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
                                            bad.behave(json(one.body()));
                                            Answer answer =
                                                    router.client()
                                                            .query("{ safe items { id n } }");
                                            assertThat(answer.data())
                                                    .isEqualTo(
                                                            "{\"safe\":\"ok\",\"items\":"
                                                                    + one.expected()
                                                                    + "}");
                                            assertThat(errors(answer))
                                                    .as(answer.text())
                                                    .extracting(
                                                            error ->
                                                                    String.valueOf(
                                                                            error.get("path")))
                                                    .containsExactly(one.paths());
                                        }));
    }

    private static void assertAnswer(String query, String data, List<String> paths) {
        Answer answer = router.client().query(query);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data()).as(answer.text()).isEqualTo(data);
        assertThat(errors(answer))
                .as(answer.text())
                .extracting(error -> String.valueOf(error.get("path")))
                .containsExactlyInAnyOrderElementsOf(paths);
        assertThat(errors(answer))
                .allSatisfy(
                        error -> {
                            Map<String, @Nullable Object> extensions =
                                    Json.object(error.get("extensions"));
                            assertThat(extensions.get("service")).isEqualTo("bad");
                            assertThat(extensions.get("code")).isIn("UNAVAILABLE", "INTERNAL");
                            assertThat(String.valueOf(error.get("message")))
                                    .contains("Subgraph \"bad\"")
                                    .doesNotContain("Exception", "127.0.0.1", "io.");
                        });
    }

    private static List<Map<String, @Nullable Object>> errors(Answer answer) {
        List<Map<String, @Nullable Object>> errors = new ArrayList<>();
        Object found = Json.object(Json.read(answer.text())).get("errors");
        if (found != null) {
            Json.list(found).forEach(error -> errors.add(Json.object(error)));
        }
        return errors;
    }
}
