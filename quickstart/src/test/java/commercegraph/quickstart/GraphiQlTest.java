package commercegraph.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.support.seeds.SeedIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// GraphiQL in a real Chromium. Under CI the browser must be there; elsewhere its absence skips
/// this.
class GraphiQlTest {
    private static final Path FOLDER = Path.of("src", "test", "browser").toAbsolutePath();
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @Test
    void runsAQueryAndAsksNobodyElse() throws Exception {
        Assumptions.assumeTrue(
                Files.exists(CHROMIUM) || System.getenv("CI") != null,
                "SKIPPED: no Chromium at " + CHROMIUM);
        if (!Files.exists(FOLDER.resolve("node_modules"))) {
            run(List.of("npm", "ci", "--ignore-scripts", "--no-progress", "--loglevel=error"));
        }
        Path picture = Path.of("target", "graphiql.png").toAbsolutePath();
        String page = "http://127.0.0.1:" + Running.ports().router() + "/";

        // The answer's pane draws only the lines in view, so the answer is a short one.
        String category = SeedIds.category(1);
        String said =
                run(
                        List.of(
                                "node",
                                "graphiql.mjs",
                                page,
                                "{ category(id: \"%s\") { id } }".formatted(category),
                                picture.toString()));

        JsonNode result = Client.JSON.readTree(said.substring(said.indexOf('{')));
        JsonNode answer = Client.JSON.readTree(result.get("shown").asString());
        assertThat(answer.at("/data/category/id").asString()).as(said).isEqualTo(category);
        assertThat(result.get("foreign").isEmpty()).as(said).isTrue();
        assertThat(result.get("failures").isEmpty()).as(said).isTrue();
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("browser", ".log");
        Process process =
                new ProcessBuilder(command)
                        .directory(FOLDER.toFile())
                        .redirectError(errors.toFile())
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said + Files.readString(errors)).isZero();
        return said;
    }
}
