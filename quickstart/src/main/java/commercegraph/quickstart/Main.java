package commercegraph.quickstart;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/// `./graph up`. Ends with status 0 after Ctrl-C or SIGTERM, 2 when its user can mend what is
/// wrong, 1 otherwise.
public final class Main {
    /// Held, as a logger that nobody holds forgets its level.
    private static final Logger SERVERS = Logger.getLogger("org.apache");

    private Main() {}

    public static void main(String[] arguments) {
        quietServers();
        var progress = new Progress(System.out, nanosOfProcessStart());
        try {
            Options options = Options.parse(List.of(arguments));
            Quickstart quickstart = Quickstart.start(options, progress);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(quickstart, progress)));
            progress.print(Banner.text(options.ports(), progress.elapsed()));
        } catch (StartFailure failure) {
            end(2, failure.getMessage());
        } catch (CompletionException failure) {
            end(1, "The quickstart does not start: " + failure.getCause());
        }
    }

    /// The web servers tell of their start through the JDK's own logging: as everybody else here,
    /// they speak when something is wrong.
    private static void quietServers() {
        SERVERS.setLevel(Level.WARNING);
    }

    private static void stop(Quickstart quickstart, Progress progress) {
        progress.print("Stopping ...");
        quickstart.close();
        progress.print("Stopped. The data is kept.");
        // DynamoDB Local leaves threads behind that would keep the process for ever.
        Runtime.getRuntime().halt(0);
    }

    private static void end(int status, @org.jspecify.annotations.Nullable String message) {
        System.err.println(message);
        System.err.flush();
        Runtime.getRuntime().halt(status);
    }

    /// The virtual machine's own start counts too.
    private static long nanosOfProcessStart() {
        long aliveMillis = ManagementFactory.getRuntimeMXBean().getUptime();
        return System.nanoTime() - aliveMillis * 1_000_000;
    }
}
