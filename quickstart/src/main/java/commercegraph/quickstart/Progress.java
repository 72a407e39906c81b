package commercegraph.quickstart;

import java.io.PrintStream;
import java.time.Duration;

/// Tells the person at the terminal what happens, with the seconds since the start.
final class Progress {
    private final PrintStream out;
    private final long startNanos;

    Progress(PrintStream out, long startNanos) {
        this.out = out;
        this.startNanos = startNanos;
    }

    void step(String what) {
        synchronized (out) {
            out.printf("%6.1f s  %s%n", elapsed().toMillis() / 1000.0, what);
            out.flush();
        }
    }

    void print(String text) {
        synchronized (out) {
            out.println(text);
            out.flush();
        }
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
