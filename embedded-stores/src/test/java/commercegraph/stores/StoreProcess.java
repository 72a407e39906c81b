package commercegraph.stores;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// A store in a process of its own, which can be killed. A second process is started from the
/// test's class path.
final class StoreProcess implements AutoCloseable {
    private static final String READY = "ready at ";
    private static final int LINES_MAX = 10_000;

    private final Process process;
    private final Path directory;
    private final String address;

    private StoreProcess(Process process, Path directory, String address) {
        this.process = process;
        this.directory = directory;
        this.address = address;
    }

    enum Store {
        DYNAMODB(directory -> EmbeddedDynamoDb.start(directory, 0).endpoint().toString()),
        POSTGRES(directory -> EmbeddedPostgres.start(directory, 0).url()),
        REDIS(directory -> EmbeddedRedis.start(directory, 0).uri().toString()),
        SQS(directory -> EmbeddedSqs.start(directory, 0).endpoint().toString());

        private final Function<Optional<Path>, String> start;

        Store(Function<Optional<Path>, String> start) {
            this.start = start;
        }
    }

    static StoreProcess start(Store store, Path directory) throws IOException {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        Process process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx256m",
                                "-cp",
                                classPath,
                                StoreProcess.class.getName(),
                                store.name(),
                                directory.toString())
                        .redirectErrorStream(true)
                        .start();
        return new StoreProcess(process, directory, addressFrom(process));
    }

    private static String addressFrom(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder seen = new StringBuilder();
        for (int line = 0; line < LINES_MAX; line++) {
            String text = output.readLine();
            if (text == null) {
                break;
            }
            if (text.startsWith(READY)) {
                return text.substring(READY.length());
            }
            seen.append(text).append('\n');
        }
        throw new IllegalStateException("the store did not start:\n" + seen);
    }

    String address() {
        return address;
    }

    /// SIGKILL for the process that started the store; a server that it started itself lives on.
    void killLauncher() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// SIGKILL for the store's servers, then for who started them.
    void killEverything() throws IOException, InterruptedException {
        List<ProcessHandle> servers = Leftovers.runningFrom(directory.toRealPath());
        servers.forEach(ProcessHandle::destroyForcibly);
        killLauncher();
        servers.forEach(server -> server.onExit().join());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        Leftovers.end(directory.toRealPath());
    }

    /// The child: starts the store and stays until it is killed.
    public static void main(String[] arguments) throws InterruptedException {
        Store store = Store.valueOf(arguments[0]);
        System.out.println(READY + store.start.apply(Optional.of(Path.of(arguments[1]))));
        Thread.sleep(Long.MAX_VALUE);
    }
}
