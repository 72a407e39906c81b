package commercegraph.router.transport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import commercegraph.router.conformance.Json;
import commercegraph.router.testing.TestRouter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The audit of the GraphQL over HTTP specification (npm `graphql-http`): everything that a server
/// MUST and SHOULD do. Under CI Node has to be there; elsewhere its absence skips this.
class HttpAuditTest {
    private static final Path FOLDER = Path.of("src", "test", "http-audit").toAbsolutePath();
    private static final int AUDITS_MIN = 60;

    @TestFactory
    Stream<DynamicTest> passes() throws Exception {
        Assumptions.assumeTrue(
                isInstalled("node") || System.getenv("CI") != null,
                "SKIPPED: the audit needs Node.js");
        if (!Files.exists(FOLDER.resolve("node_modules"))) {
            run("npm", "ci", "--ignore-scripts", "--no-progress", "--loglevel=error");
        }
        try (TestRouter router = TestRouter.start()) {
            List<?> results = Json.list(Json.read(run("node", "audit.mjs", router.server().url())));
            assertThat(results).hasSizeGreaterThanOrEqualTo(AUDITS_MIN);
            return results.stream().map(HttpAuditTest::test);
        }
    }

    private static DynamicTest test(@Nullable Object one) {
        Map<String, @Nullable Object> result = Json.object(one);
        return dynamicTest(
                result.get("id") + " " + result.get("name"),
                () ->
                        assertThat(result.get("status"))
                                .as(String.valueOf(result.get("reason")))
                                .isIn("ok", "notice"));
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("http-audit", ".log");
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
