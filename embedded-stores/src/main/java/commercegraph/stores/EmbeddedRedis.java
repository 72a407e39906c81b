package commercegraph.stores;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;

/// A Redis server of its own, from a binary on the class path. With a folder it appends every write
/// to a file there before it answers, and it never evicts: nonces that are forgotten too early
/// would let a request run twice.
public final class EmbeddedRedis implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofSeconds(30);
    private static final Duration STOP_MAX = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);
    private static final int TRY_MILLIS_MAX = 1_000;

    private final StoreDirectory directory;
    private final Process server;
    private final int port;

    private EmbeddedRedis(StoreDirectory directory, Process server, int port) {
        this.directory = directory;
        this.server = server;
        this.port = port;
    }

    /// Throws an [IllegalStateException] when the port is taken or the folder is in use.
    public static EmbeddedRedis start(Optional<Path> directory, int port) {
        StoreDirectory opened = StoreDirectory.open(directory);
        try {
            Leftovers.end(opened.path());
            return start(opened, Ports.choose(port));
        } catch (IOException | RuntimeException failure) {
            Leftovers.end(opened.path());
            opened.close();
            throw new IllegalStateException(
                    "Redis does not start (its log is beside its data): " + failure.getMessage(),
                    failure);
        }
    }

    private static EmbeddedRedis start(StoreDirectory directory, int port) throws IOException {
        Path program =
                ExecutableProvider.newJarResourceProvider(directory.folder("programs").toFile())
                        .get()
                        .toPath();
        Process process =
                new ProcessBuilder(command(program, directory, port))
                        .redirectErrorStream(true)
                        .redirectOutput(
                                Redirect.appendTo(directory.path().resolve("redis.log").toFile()))
                        .start();
        EmbeddedRedis redis = new EmbeddedRedis(directory, process, port);
        redis.awaitReady();
        return redis;
    }

    private static List<String> command(Path program, StoreDirectory directory, int port) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(program.toString(), "--port", Integer.toString(port)));
        command.addAll(List.of("--bind", Ports.LOOPBACK));
        command.addAll(List.of("--dir", directory.folder("data").toString()));
        command.addAll(List.of("--save", ""));
        command.addAll(List.of("--appendonly", directory.kept() ? "yes" : "no"));
        command.addAll(List.of("--appendfsync", "always"));
        command.addAll(List.of("--maxmemory-policy", "noeviction"));
        return command;
    }

    private void awaitReady() {
        Instant deadline = Instant.now().plus(START_MAX);
        while (!isReady()) {
            if (!server.isAlive()) {
                throw new IllegalStateException(
                        "it ended at once, port %d may be taken".formatted(port));
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(
                        "no answer for %d s".formatted(START_MAX.toSeconds()));
            }
            pause();
        }
    }

    /// True once the server has read its file. Another server on the port would answer as well:
    /// ours is known by its process id.
    private boolean isReady() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Ports.LOOPBACK, port), TRY_MILLIS_MAX);
            socket.setSoTimeout(TRY_MILLIS_MAX);
            socket.getOutputStream()
                    .write(
                            "INFO server\r\nINFO persistence\r\nQUIT\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.contains("\r\nprocess_id:" + server.pid() + "\r\n")
                    && answer.contains("\r\nloading:0\r\n");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", interrupted);
        }
    }

    public URI uri() {
        return URI.create("redis://" + Ports.LOOPBACK + ":" + port);
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            directory.close();
        }
    }
}
