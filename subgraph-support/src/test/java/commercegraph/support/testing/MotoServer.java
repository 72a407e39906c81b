package commercegraph.support.testing;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A moto server: what AWS answers where no other stand-in is, and a second opinion on DynamoDB for
/// those who run tests with `-Dtests.moto=true`. It is installed from PyPI into a virtual
/// environment below `target` the first time, which takes a minute or two. Where there is no
/// Python, or nothing to install from, this is said loudly, and there is no server.
public final class MotoServer implements AutoCloseable {
    private static final String VERSION = "5.2.5";
    private static final Path FOLDER = Path.of("target", "moto-" + VERSION);
    private static final Duration INSTALL_MAX = Duration.ofMinutes(10);
    private static final Duration START_MAX = Duration.ofMinutes(1);
    private static final Duration STOP_MAX = Duration.ofSeconds(5);

    private final Process process;
    private final int port;

    private MotoServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Empty when it is not asked for, or can't be had.
    public static Optional<MotoServer> startIfAsked() {
        return Boolean.getBoolean("tests.moto") ? startIfThere() : Optional.empty();
    }

    /// One for all tests of a module that need it. Empty when it can't be had.
    public static Optional<MotoServer> shared() {
        return Shared.SERVER;
    }

    private static final class Shared {
        private static final Optional<MotoServer> SERVER = startIfThere();
    }

    private static Optional<MotoServer> startIfThere() {
        try {
            if (!isInstalled() && !install()) {
                System.err.println(
                        "\n*** NOT TESTED against moto: it can't be installed (is Python 3 there, and PyPI?) ***\n");
                return Optional.empty();
            }
            return Optional.of(start());
        } catch (IOException failure) {
            throw new IllegalStateException("the moto server does not start", failure);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.destroy();
        if (!hasEnded(process, STOP_MAX)) {
            process.destroyForcibly();
        }
    }

    private static boolean isInstalled() {
        return Files.exists(FOLDER.resolve("installed"));
    }

    private static boolean install() throws IOException {
        Files.createDirectories(FOLDER);
        boolean isInstalled =
                runs(List.of("python3", "-m", "venv", FOLDER.toString()))
                        && runs(
                                List.of(
                                        executable("pip"),
                                        "install",
                                        "--quiet",
                                        "moto[server]==" + VERSION));
        if (isInstalled) {
            Files.createFile(FOLDER.resolve("installed"));
        }
        return isInstalled;
    }

    private static boolean runs(List<String> command) {
        try {
            Process process =
                    logged(new ProcessBuilder(command), FOLDER.resolve("install.log")).start();
            return hasEnded(process, INSTALL_MAX) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static MotoServer start() throws IOException {
        int port = freePort();
        var command =
                List.of(executable("moto_server"), "-H", "127.0.0.1", "-p", Integer.toString(port));
        Process process = logged(new ProcessBuilder(command), FOLDER.resolve("server.log")).start();
        var server = new MotoServer(process, port);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::close));
        server.awaitReady();
        return server;
    }

    private void awaitReady() {
        Instant end = Instant.now().plus(START_MAX);
        while (Instant.now().isBefore(end) && process.isAlive()) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                var _ = hasEnded(process, Duration.ofMillis(100));
            }
        }
        throw new IllegalStateException("the moto server does not answer: see " + FOLDER);
    }

    private static boolean hasEnded(Process process, Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ProcessBuilder logged(ProcessBuilder builder, Path log) {
        File file = log.toFile();
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(file));
    }

    private static String executable(String name) {
        return FOLDER.resolve("bin").resolve(name).toString();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
