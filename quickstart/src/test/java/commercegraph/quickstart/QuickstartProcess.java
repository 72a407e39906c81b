package commercegraph.quickstart;

import commercegraph.stores.Leftovers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A quickstart in a process of its own, so that it can be killed.
final class QuickstartProcess {
    private static final Duration READY_MAX = Duration.ofMinutes(3);

    private final Process process;
    private final Path log;
    private final int portBase;

    private QuickstartProcess(Process process, Path log, int portBase) {
        this.process = process;
        this.log = log;
        this.portBase = portBase;
    }

    static QuickstartProcess start(Path data, int portBase) {
        try {
            Path log = Files.createTempFile("commercegraph-quickstart", ".log");
            List<String> command =
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx768m",
                            "-cp",
                            System.getProperty(
                                    "surefire.test.class.path",
                                    System.getProperty("java.class.path")),
                            Main.class.getName(),
                            "--data",
                            data.toString(),
                            "--port-base",
                            Integer.toString(portBase));
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            var started = new QuickstartProcess(process, log, portBase);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> started.killAll(data)));
            started.awaitReady();
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Client client() {
        return Client.anonymous(portBase);
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// SIGKILL: nothing of it runs after that, no hook either.
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// Ends the stores as well, which a SIGKILL of the process leaves running.
    private void killAll(Path data) {
        kill();
        try {
            Leftovers.end(data.toRealPath());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// SIGTERM, as Ctrl-C does.
    int stop() {
        process.destroy();
        awaitEnd();
        return process.exitValue();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("does not end:\n" + log());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void awaitReady() {
        Instant deadline = Instant.now().plus(READY_MAX);
        while (!log().contains("Commerce Graph is ready")) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                process.destroyForcibly();
                throw new AssertionError("not ready:\n" + log());
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
