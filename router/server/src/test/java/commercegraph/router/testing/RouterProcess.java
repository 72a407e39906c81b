package commercegraph.router.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A router in a process of its own, with a heap of its own.
///
/// @param port on loopback
public record RouterProcess(Process process, int port) implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("ready at http://127\\.0\\.0\\.1:(\\d+)/");

    /// Returns when it is ready. It listens where the system chooses.
    ///
    /// @param flags of its JVM
    public static RouterProcess start(Path supergraph, String... flags) throws IOException {
        List<String> command = new ArrayList<>(List.of(tool("java")));
        command.addAll(List.of(flags));
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "commercegraph.router.app.Main",
                        "--supergraph",
                        supergraph.toString(),
                        "--port=0"));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                return new RouterProcess(process, Integer.parseInt(ready.group(1)));
            }
        }
        throw new IllegalStateException("the router has ended");
    }

    /// Has it collect all garbage.
    public void collect() throws IOException, InterruptedException {
        Process collection =
                new ProcessBuilder(tool("jcmd"), Long.toString(process.pid()), "GC.run")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!collection.waitFor(60, TimeUnit.SECONDS) || collection.exitValue() != 0) {
            throw new IllegalStateException("jcmd failed");
        }
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
