package commercegraph.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A PostgreSQL server of its own, from binaries on the class path. Its programs lie in `programs`,
/// its data in `data` of the folder, its log in `postgres.log`. With a folder, a commit is on disk
/// when its answer goes out.
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final String SUPERUSER = "postgres";

    private final StoreDirectory directory;
    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

    private EmbeddedPostgres(
            StoreDirectory directory, io.zonky.test.db.postgres.embedded.EmbeddedPostgres server) {
        this.directory = directory;
        this.server = server;
    }

    /// Throws an [IllegalStateException] when the port is taken or the folder is in use.
    public static EmbeddedPostgres start(Optional<Path> directory, int port) {
        StoreDirectory opened = StoreDirectory.open(directory);
        try {
            return start(opened, port);
        } catch (IOException | RuntimeException failure) {
            Leftovers.end(opened.path());
            opened.close();
            throw new IllegalStateException(
                    "PostgreSQL does not start (its log is beside its data): "
                            + failure.getMessage(),
                    failure);
        }
    }

    private static EmbeddedPostgres start(StoreDirectory directory, int port) throws IOException {
        Leftovers.end(directory.path());
        Path data = directory.path().resolve("data");
        Path complete = directory.path().resolve("data-is-complete");
        if (!Files.exists(complete)) {
            // A first start that was killed leaves half a cluster, on which nobody has had an
            // answer yet.
            StoreDirectory.delete(data);
        }
        // The server would refuse to start should another program have got the process id in it.
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        var server = builder(directory, data, Ports.choose(port)).start();
        Files.write(complete, new byte[0]);
        return new EmbeddedPostgres(directory, server);
    }

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder builder(
            StoreDirectory directory, Path data, int port) {
        String durable = directory.kept() ? "on" : "off";
        Redirect log = Redirect.appendTo(directory.path().resolve("postgres.log").toFile());
        return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // Beside the data, not above it: the library clears old clusters out of the folder
                // it works in.
                .setOverrideWorkingDirectory(directory.folder("programs").toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_MAX)
                .setPort(port)
                .setServerConfig("listen_addresses", Ports.LOOPBACK)
                .setServerConfig("unix_socket_directories", "")
                // The library turns both off by itself.
                .setServerConfig("fsync", durable)
                .setServerConfig("synchronous_commit", durable)
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "32MB")
                .setOutputRedirector(log)
                .setErrorRedirector(log);
    }

    /// JDBC address of the database `postgres`.
    public String url() {
        return "jdbc:postgresql://" + Ports.LOOPBACK + ":" + server.getPort() + "/postgres";
    }

    public String user() {
        return SUPERUSER;
    }

    /// The server trusts whoever is on this machine, so any will do.
    public String password() {
        return "";
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            Leftovers.end(directory.path());
            directory.close();
        }
    }
}
