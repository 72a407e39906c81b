package commercegraph.router.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.json.JsonKey;
import commercegraph.router.json.Tape;
import commercegraph.router.supergraph.SupergraphReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir Path folder;

    @Test
    void saysInOneLineWhatIsWrongWithItsArguments() throws Exception {
        for (List<String> arguments :
                List.of(
                        List.<String>of(),
                        List.of("--nothing", "x"),
                        List.of("--supergraph"),
                        List.of("--supergraph", "x", "--port", "http"),
                        List.of("--supergraph", "x", "--port", "70000"),
                        List.of("serve"),
                        List.of("compose"),
                        List.of("compose", "a", "b"),
                        List.of("compose", "a", "--format", "xml"))) {
            out.reset();
            err.reset();
            assertThat(run(arguments.toArray(String[]::new))).isEqualTo(2);
            assertThat(text(err)).startsWith("router: ").hasLineCount(1);
            assertThat(text(out)).isEmpty();
        }
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        assertThat(run("--supergraph", "nowhere.graphql", "--port=0")).isEqualTo(4);
        assertThat(text(err)).contains("There is no file nowhere.graphql");
        assertThat(run("--config", "nowhere.yml")).isEqualTo(3);
        assertThat(run("compose", "nowhere")).isEqualTo(3);
    }

    @Test
    void saysWhatIsNoText() throws Exception {
        Path garbage = folder.resolve("garbage.graphql");
        Files.write(garbage, new byte[] {(byte) 0xc3, 0x28, 0, (byte) 0xff});
        String file = garbage.toString();

        assertThat(run("--supergraph", file, "--port=0")).isEqualTo(4);
        assertThat(run("compose", folder.toString())).isEqualTo(4);
        assertThat(run("--config", file)).isEqualTo(3);
        assertThat(text(err).lines())
                .containsExactly(
                        "router: " + file + " is not text in UTF-8",
                        "router: " + file + " is not text in UTF-8",
                        "router: " + file + " is not text in UTF-8");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void explainsItself() throws Exception {
        assertThat(run("--help")).isZero();
        assertThat(text(out)).contains("--supergraph FILE", "compose");
    }

    @Test
    void composesAFolder() throws Exception {
        write(
                "products.graphql",
                "type Query { product: Product } type Product @key(fields: \"id\") { id: ID! }");
        write("notes.graphql", "type Product @key(fields: \"id\") { id: ID! note: String }");
        write("README.md", "not a subgraph");

        assertThat(run("compose", folder.toString())).isZero();
        assertThat(SupergraphReader.read(text(out)).subgraphs().keySet())
                .extracting(Object::toString)
                .containsExactly("notes", "products");

        out.reset();
        assertThat(run("compose", folder.toString(), "--format", "json")).isZero();
        Tape json = Tape.scan(out.toByteArray());
        for (String key : List.of("supergraph", "apiSchema", "hints")) {
            assertThat(json.find(json.root(), JsonKey.of(key))).isPositive();
        }
    }

    @Test
    void composesWhatAConfigurationNames() throws Exception {
        write("a.graphql", "type Query { a: Int }");
        write(
                "router.yml",
                """
                subgraphs:
                  first:
                    schema: a.graphql
                    url: http://127.0.0.1:9/graphql
                """);

        assertThat(run("compose", "--config", folder.resolve("router.yml").toString())).isZero();
        assertThat(text(out)).contains("http://127.0.0.1:9/graphql");
    }

    @Test
    void printsWhyAFolderDoesNotCompose() throws Exception {
        write("a.graphql", "type Query { a: Int }");
        write("b.graphql", "type Query { a: String }");

        assertThat(run("compose", folder.toString(), "--format", "json")).isEqualTo(1);
        assertThat(text(out)).contains("\"errors\":[{\"code\":\"FIELD_TYPE_MISMATCH\"");
        assertThat(run("compose", folder.toString())).isEqualTo(1);
        assertThat(text(err)).contains("FIELD_TYPE_MISMATCH: ");
    }

    @Test
    void passesOverWhatIsNoSubgraphInAFolder() throws Exception {
        write("a.graphql", "type Query { a: Int }");
        write("._a.graphql", "\0 not text");
        write(".graphql", "type Query { hidden: Int }");
        Files.createDirectory(folder.resolve("folder.graphql"));

        assertThat(run("compose", folder.toString())).isZero();
        assertThat(SupergraphReader.read(text(out)).subgraphs()).hasSize(1);
    }

    @Test
    void tellsASyntaxErrorWithItsPlace() throws Exception {
        write("a.graphql", "type Query {\n  a: Int\n");

        assertThat(run("compose", folder.toString(), "--format", "json")).isEqualTo(1);
        assertThat(text(out))
                .startsWith("{\"errors\":[{\"code\":\"INVALID_GRAPHQL\"")
                .contains("\"subgraph\":\"a\"")
                .endsWith("]}\n");
    }

    @Test
    void keepsSubgraphsApartWhoseNamesBecomeOneEnumValue() throws Exception {
        write("a-b.graphql", "type Query { a: Int }");
        write("a.b.graphql", "type Query { b: Int }");
        write("a_b.graphql", "type Query { c: Int }");

        assertThat(run("compose", folder.toString())).isZero();
        assertThat(SupergraphReader.read(text(out)).subgraphs()).hasSize(3);
    }

    @Test
    void printsInUtf8WhateverTheTerminalSpeaks() throws Exception {
        write("a.graphql", "\"Größe\" type Query { a: Int }");
        for (String format : List.of("sdl", "json")) {
            out.reset();
            assertThat(
                            Main.run(
                                    new String[] {"compose", folder.toString(), "--format", format},
                                    new PrintStream(out, true, US_ASCII),
                                    new PrintStream(err, true, US_ASCII)))
                    .isZero();
            assertThat(text(out)).contains("Größe");
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private int run(String... arguments) throws InterruptedException {
        return Main.run(
                arguments, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(UTF_8);
    }
}
