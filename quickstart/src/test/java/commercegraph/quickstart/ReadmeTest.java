package commercegraph.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The shell blocks of the README that bear a name do what the README says.
class ReadmeTest {
    @Test
    void theFirstQueryIsAnswered() throws Exception {
        JsonNode answer = run("first-query");

        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        assertThat(answer.at("/data/me/email").asString()).isEqualTo("customer@example.com");
        assertThat(answer.at("/data/me/orders/nodes").isEmpty()).isFalse();
    }

    @Test
    void theSignedMutationIsTakenOnce() throws Exception {
        JsonNode first = run("signed-mutation");
        assertThat(first.at("/data/recordInteractions/recordedCount").asInt(-1))
                .as(first.toString())
                .isEqualTo(1);

        JsonNode second = run("signed-mutation");
        assertThat(second.at("/data/recordInteractions/duplicateCount").asInt(-1))
                .as(second.toString())
                .isEqualTo(1);
    }

    private static JsonNode run(String block) throws IOException, InterruptedException {
        String script =
                block(block).replace("127.0.0.1:4000", "127.0.0.1:" + Running.ports().router());
        Process shell =
                new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).as(said).isZero();
        return Client.JSON.readTree(said);
    }

    private static String block(String name) throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        Matcher block =
                Pattern.compile("```sh name=" + name + "\n(.*?)```", Pattern.DOTALL)
                        .matcher(readme);
        assertThat(block.find()).as("a block named " + name).isTrue();
        return block.group(1);
    }
}
