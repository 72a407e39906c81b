package commercegraph.router.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import commercegraph.router.composition.SubgraphSdl;
import commercegraph.router.testing.ComposedRouter;
import commercegraph.router.testing.TestClient.Answer;
import commercegraph.router.testing.TestSubgraph;
import commercegraph.router.transport.http.HttpSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// What clients may send by mistake or by intent: each gets a GraphQL response with a code.
@Timeout(60)
class HostileClientsTest {
    private static final int BODY_BYTES_MAX = 64 << 10;

    /// Of a document that may be wrong in more than one way.
    private static final String ANY = "any";

    private static final String SDL =
            """
            type Query {
              echo(
                int: Int float: Float string: String boolean: Boolean id: ID level: Level by: By
                ints: [Int!] grid: [[Int]] range: Range
              ): String
            }
            enum Level { LOW HIGH }
            input By @oneOf { id: ID name: String }
            input Range { from: Int! until: Int = 9 level: Level inner: Range tags: [String!] }
            """;

    private static TestSubgraph subgraph;
    private static ComposedRouter router;

    @BeforeAll
    static void start() {
        subgraph = TestSubgraph.answering("{\"data\":{\"echo\":\"ok\"}}");
        router =
                ComposedRouter.start(
                        List.of(new SubgraphSdl("echo", subgraph.url(), SDL)),
                        of -> of.withHttp(bounded(of.http())));
    }

    private static HttpSettings bounded(HttpSettings usual) {
        return new HttpSettings(
                usual.host(),
                usual.port(),
                usual.eventLoops(),
                BODY_BYTES_MAX,
                usual.bodyTimeout(),
                usual.idleTimeout(),
                0,
                usual.subscriptions(),
                usual.cors());
    }

    @AfterAll
    static void stop() {
        router.close();
        subgraph.close();
    }

    /// @param body as it is sent, its characters as bytes
    private record Body(String body, int status, String code) {
        static Body bad(String body) {
            return new Body(body, 400, "BAD_USER_INPUT");
        }
    }

    @TestFactory
    Stream<DynamicTest> refusesBodiesThatAreNoRequests() {
        return Stream.of(
                        Body.bad(""),
                        Body.bad(" "),
                        Body.bad("{"),
                        Body.bad("null"),
                        Body.bad("7"),
                        Body.bad("\"{ echo }\""),
                        Body.bad("{ echo }"),
                        Body.bad("{}"),
                        Body.bad("[]"),
                        Body.bad("[{\"query\":\"{__typename}\"}]"),
                        Body.bad("{\"query\":\"{__typename}\",\"query\":\"{__typename}\"}"),
                        Body.bad("{\"query\":\"{__typename}\",\"qu\\u0065ry\":null}"),
                        Body.bad("{\"query\":\"{__typename}\",\"variables\":{},\"variables\":{}}"),
                        Body.bad("{\"query\":null}"),
                        Body.bad("{\"query\":7}"),
                        Body.bad("{\"query\":[\"{__typename}\"]}"),
                        Body.bad("{\"query\":{\"a\":1}}"),
                        Body.bad("{\"query\":true}"),
                        Body.bad("{\"query\":\"{__typename}\"}}"),
                        Body.bad("{\"query\":\"{__typename}\",}"),
                        Body.bad("{\"query\":\"{__typename}\"} {\"query\":\"{__typename}\"}"),
                        Body.bad("{\"query\":\"{__typename}\",\"variables\":[]}"),
                        Body.bad("{\"query\":\"{__typename}\",\"variables\":\"{}\"}"),
                        Body.bad("{\"query\":\"{__typename}\",\"variables\":1}"),
                        Body.bad("{\"query\":\"{__typename}\",\"variables\":false}"),
                        Body.bad("{\"query\":\"{__typename}\",\"operationName\":1}"),
                        Body.bad("{\"query\":\"{__typename}\",\"operationName\":[]}"),
                        Body.bad("{\"query\":\"{__typename}\",\"operationName\":{}}"),
                        Body.bad("{\"query\":\"{__typename}\",\"extensions\":[]}"),
                        Body.bad("{\"query\":\"{__typename}\",\"extensions\":\"x\"}"),
                        Body.bad("{\"query\":\"{__typename} \u00c3(\"}"),
                        Body.bad("{\"query\":\"\u00ff\u00fe{__typename}\"}"),
                        Body.bad("{\"query\":\"{__typename}\n\"}"),
                        Body.bad("{\"query\":\"{__typename}\0\"}"),
                        Body.bad("{\"variables\":" + "{\"a\":".repeat(9_000)),
                        Body.bad(
                                "{\"query\":\"{__typename}\",\"variables\":{\"a\":"
                                        + "[".repeat(5_000)
                                        + "]".repeat(5_000)
                                        + "}}"),
                        Body.bad("[".repeat(60_000)),
                        new Body(
                                "{\"query\":\"{__typename}" + " ".repeat(BODY_BYTES_MAX) + "\"}",
                                413,
                                "BAD_USER_INPUT"),
                        new Body(
                                "{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"a\"}}}",
                                400,
                                "PERSISTED_QUERY_NOT_SUPPORTED"))
                .map(one -> dynamicTest("body " + abridged(one.body()), () -> assertRefused(one)));
    }

    private static void assertRefused(Body one) {
        Answer answer = router.client().post(one.body().getBytes(ISO_8859_1));
        assertThat(answer.code()).as(answer.text()).isEqualTo(one.code());
        assertThat(answer.status()).isEqualTo(one.status());
        assertThat(answer.data()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> saysWhatIsWrongWithADocument() {
        return Stream.of(
                        new Body(query(""), 400, "GRAPHQL_PARSE_FAILED"),
                        new Body(query("   "), 400, "GRAPHQL_PARSE_FAILED"),
                        new Body(query("#"), 400, "GRAPHQL_PARSE_FAILED"),
                        new Body(query("{"), 400, "GRAPHQL_PARSE_FAILED"),
                        new Body(query("{}"), 400, "GRAPHQL_PARSE_FAILED"),
                        new Body(query("{ echo(int: 0x10) }"), 400, "GRAPHQL_PARSE_FAILED"),
                        new Body(query("{".repeat(20_000)), 400, ANY),
                        new Body(
                                query(
                                        "{ echo(grid: "
                                                + "[".repeat(9_000)
                                                + "]".repeat(9_000)
                                                + ") }"),
                                400,
                                ANY),
                        new Body(query("query(" + "$a: ".repeat(3_000)), 400, ANY),
                        new Body(
                                query("{ " + "a ".repeat(20_000) + "}"),
                                400,
                                "OPERATION_TOO_LARGE"),
                        new Body(
                                query("{ " + "a: echo @include(if: true) ".repeat(1_000) + "}"),
                                200,
                                ""),
                        new Body(query(aliases(501)), 400, "OPERATION_TOO_LARGE"),
                        new Body(query(aliases(101)), 400, "OPERATION_TOO_LARGE"),
                        new Body(query(fragments(30)), 200, ""),
                        new Body(
                                query("fragment A on Query { ...A } { ...A }"),
                                400,
                                "GRAPHQL_VALIDATION_FAILED"),
                        new Body(query("{ nope }"), 400, "GRAPHQL_VALIDATION_FAILED"),
                        new Body(query("{ echo { x } }"), 400, "GRAPHQL_VALIDATION_FAILED"),
                        new Body(
                                query("{ echo(int: 2147483648) }"),
                                400,
                                "GRAPHQL_VALIDATION_FAILED"),
                        new Body(
                                query("{ echo(by: {id: 1, name: 2}) }"),
                                400,
                                "GRAPHQL_VALIDATION_FAILED"),
                        new Body(query("query A { echo } query B { echo }"), 400, ANY),
                        new Body("{\"query\":\"{ echo }\",\"operationName\":\"Nope\"}", 400, ANY),
                        new Body(
                                "{\"query\":\"query A { echo }\",\"operationName\":\"A\"}",
                                200,
                                ""),
                        new Body(
                                "{\"query\":\"{ echo }\",\"operationName\":null,\"variables\":null,\"extensions\":null}",
                                200,
                                ""),
                        new Body(
                                "{\"query\":\"{ echo }\",\"operationName\":\"\",\"more\":[1]}",
                                200,
                                ""))
                .map(one -> dynamicTest("body " + abridged(one.body()), () -> assertSaid(one)));
    }

    private static void assertSaid(Body one) {
        Answer answer =
                router.client()
                        .post(
                                one.body().getBytes(ISO_8859_1),
                                "accept",
                                "application/graphql-response+json");
        assertThat(answer.status()).as(answer.text()).isEqualTo(one.status());
        if (one.code().equals(ANY)) {
            assertThat(answer.code())
                    .isIn(
                            "GRAPHQL_PARSE_FAILED",
                            "GRAPHQL_VALIDATION_FAILED",
                            "OPERATION_TOO_LARGE",
                            "BAD_USER_INPUT");
        } else {
            assertThat(answer.code()).isEqualTo(one.code());
        }
        assertThat(answer.data()).isEqualTo(one.status() == 200 ? answer.data() : "");
    }

    /// @param type of the variable `$v`, and what follows: its default
    /// @param argument that it is given to
    /// @param json of the variables; its value for `$v` or none
    private record Variable(String type, String argument, String json, boolean valid) {}

    @TestFactory
    Stream<DynamicTest> coercesVariablesAsTheSpecificationSays() {
        return Stream.of(
                        ok("Int", "int", "1"),
                        ok("Int", "int", "-2147483648"),
                        ok("Int", "int", "null"),
                        no("Int", "int", "2147483648"),
                        no("Int", "int", "1.5"),
                        no("Int", "int", "\"1\""),
                        no("Int", "int", "true"),
                        no("Int", "int", "[1]"),
                        no("Int", "int", "{}"),
                        no("Int", "int", "1e400"),
                        no("Int!", "int", "null"),
                        no("Int!", "int", ""),
                        ok("Int", "int", ""),
                        ok("Int = 3", "int", ""),
                        ok("Int! = 3", "int", ""),
                        no("Int! = 3", "int", "null"),
                        ok("Float", "float", "1"),
                        ok("Float", "float", "1.5"),
                        ok("Float", "float", "1e3"),
                        no("Float", "float", "\"1.5\""),
                        no("Float", "float", "true"),
                        no("Float", "float", "1e999"),
                        ok("String", "string", "\"\""),
                        no("String", "string", "1"),
                        no("String", "string", "true"),
                        no("String", "string", "[\"a\"]"),
                        no("String", "string", "{}"),
                        ok("Boolean", "boolean", "false"),
                        no("Boolean", "boolean", "0"),
                        no("Boolean", "boolean", "\"true\""),
                        ok("ID", "id", "\"a\""),
                        ok("ID", "id", "1"),
                        no("ID", "id", "1.5"),
                        no("ID", "id", "true"),
                        no("ID", "id", "[]"),
                        ok("Level", "level", "\"LOW\""),
                        no("Level", "level", "\"low\""),
                        no("Level", "level", "\"NOPE\""),
                        no("Level", "level", "1"),
                        no("Level", "level", "true"),
                        ok("[Int!]", "ints", "[1,2]"),
                        ok("[Int!]", "ints", "1"),
                        ok("[Int!]", "ints", "[]"),
                        ok("[Int!]", "ints", "null"),
                        no("[Int!]", "ints", "[1,null]"),
                        no("[Int!]", "ints", "[\"a\"]"),
                        no("[Int!]", "ints", "[[1]]"),
                        no("[Int!]", "ints", "\"a\""),
                        no("[Int!]", "ints", "{\"0\":1}"),
                        ok("[[Int]]", "grid", "1"),
                        ok("[[Int]]", "grid", "[[1],[null],null]"),
                        no("[[Int]]", "grid", "[[\"x\"]]"),
                        no("[[Int]]", "grid", "[[[1]]]"),
                        ok("Range", "range", "{\"from\":1}"),
                        ok("Range", "range", "null"),
                        ok("Range", "range", "{\"from\":1,\"until\":null}"),
                        ok("Range", "range", "{\"from\":1,\"inner\":{\"from\":2},\"tags\":\"a\"}"),
                        no("Range", "range", "{}"),
                        no("Range", "range", "{\"from\":null}"),
                        no("Range", "range", "{\"from\":\"1\"}"),
                        no("Range", "range", "{\"from\":1,\"nope\":1}"),
                        no("Range", "range", "{\"from\":1,\"inner\":{}}"),
                        no("Range", "range", "[{\"from\":1}]"),
                        no("Range", "range", "{\"from\":1,\"level\":\"NOPE\"}"),
                        no("Range", "range", "{\"from\":1,\"tags\":[null]}"),
                        no("Range", "range", "\"from\""),
                        ok("By", "by", "{\"id\":1}"),
                        ok("By", "by", "{\"name\":\"a\"}"),
                        no("By", "by", "{}"),
                        no("By", "by", "{\"id\":1,\"name\":\"a\"}"),
                        no("By", "by", "{\"id\":null}"),
                        no("By", "by", "{\"id\":1,\"name\":null}"),
                        no("By", "by", "{\"other\":1}"))
                .map(
                        one ->
                                dynamicTest(
                                        one.type() + " " + one.json(),
                                        () -> {
                                            Answer answer = router.client().post(body(one));
                                            assertThat(answer.code())
                                                    .as(answer.text())
                                                    .isEqualTo(one.valid() ? "" : "BAD_USER_INPUT");
                                            assertThat(answer.data())
                                                    .isEqualTo(
                                                            one.valid() ? "{\"echo\":\"ok\"}" : "");
                                        }));
    }

    private static Variable ok(String type, String argument, String json) {
        return new Variable(type, argument, json, true);
    }

    private static Variable no(String type, String argument, String json) {
        return new Variable(type, argument, json, false);
    }

    private static byte[] body(Variable one) {
        String variables = one.json().isEmpty() ? "{}" : "{\"v\":" + one.json() + "}";
        return "{\"query\":\"query($v: %s) { echo(%s: $v) }\",\"variables\":%s}"
                .formatted(one.type(), one.argument(), variables)
                .getBytes(UTF_8);
    }

    @Test
    void unpacksNoMoreThanTheBound() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 2_000; i++) {
                gzip.write(new byte[10_000]);
            }
        }
        Answer bomb = router.client().post(packed.toByteArray(), "content-encoding", "gzip");
        assertThat(bomb.status()).isEqualTo(413);
        assertThat(bomb.code()).isEqualTo("BAD_USER_INPUT");
        assertThat(router.client().post(new byte[] {1, 2, 3}, "content-encoding", "gzip").status())
                .isEqualTo(400);
        assertThat(router.client().post(new byte[] {1, 2, 3}, "content-encoding", "br").status())
                .isEqualTo(415);
    }

    @TestFactory
    Stream<DynamicTest> refusesOtherMethods() {
        return Stream.of("PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW")
                .map(
                        method ->
                                dynamicTest(
                                        method,
                                        () -> {
                                            Answer answer =
                                                    router.client().method(method, "/graphql");
                                            assertThat(answer.status()).isEqualTo(405);
                                            assertThat(answer.header("allow"))
                                                    .contains("GET", "POST");
                                        }));
    }

    private static String query(String document) {
        return "{\"query\":\"" + document + "\"}";
    }

    private static String aliases(int count) {
        StringBuilder document = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            document.append(" a").append(i).append(": echo");
        }
        return document.append(" }").toString();
    }

    /// Each spreads the next one twice: 2^count fields when they are expanded.
    private static String fragments(int count) {
        StringBuilder document = new StringBuilder("{ ...F0 }");
        for (int i = 0; i < count; i++) {
            document.append(
                    " fragment F%d on Query { ... { a%d: echo ...F%d } ... { b%d: echo ...F%d } }"
                            .formatted(i, i, i + 1, i, i + 1));
        }
        return document.append(" fragment F%d on Query { echo }".formatted(count)).toString();
    }

    private static String abridged(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
