package commercegraph.router.app;

import static commercegraph.router.testing.HostileSubgraph.json;
import static commercegraph.router.testing.HostileSubgraph.raw;
import static commercegraph.router.testing.HostileSubgraph.response;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import commercegraph.router.conformance.Json;
import commercegraph.router.testing.HostileSubgraph;
import commercegraph.router.testing.HostileSubgraph.Behaviour;
import commercegraph.router.testing.TestClient.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static GoodAndBad subgraphs;

    @BeforeAll
    static void start() {
        subgraphs = GoodAndBad.start();
    }

    @AfterAll
    static void stop() {
        subgraphs.close();
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
                json(
                        "{\"data\":{\"top\":{\"s\":\""
                                + "x".repeat(GoodAndBad.RESPONSE_BYTES_MAX)
                                + "\"}}}"));
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
                                            subgraphs.bad().behave(one.getValue());
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

    private static void assertAnswer(String query, String data, List<String> paths) {
        Answer answer = subgraphs.query(query);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data()).as(answer.text()).isEqualTo(data);
        assertThat(GoodAndBad.errors(answer))
                .as(answer.text())
                .extracting(error -> String.valueOf(error.get("path")))
                .containsExactlyInAnyOrderElementsOf(paths);
        assertThat(GoodAndBad.errors(answer))
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
}
