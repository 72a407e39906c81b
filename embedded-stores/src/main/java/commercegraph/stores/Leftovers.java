package commercegraph.stores;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Servers that outlived a killed run. They are known by the file they run from, which lies in the
/// store's own folder: a process id that was written down could have been given to somebody else
/// since, or never have been written.
public final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Leftovers() {}

    /// Ends every process that runs from below `directory`; returns when they are gone. The caller
    /// holds the directory's lock, so nobody who is alive has a claim on them.
    public static void end(Path directory) {
        List<ProcessHandle> left = runningFrom(directory);
        Set<Long> pids = left.stream().map(ProcessHandle::pid).collect(Collectors.toSet());
        left.stream()
                .filter(process -> !hasParentIn(pids, process))
                .forEach(ProcessHandle::destroy);
        for (ProcessHandle process : left) {
            if (!gone(process)) {
                process.destroyForcibly();
                gone(process);
            }
        }
    }

    static List<ProcessHandle> runningFrom(Path directory) {
        return ProcessHandle.allProcesses()
                .filter(
                        process ->
                                process.info()
                                        .command()
                                        .map(command -> Path.of(command).startsWith(directory))
                                        .orElse(false))
                .toList();
    }

    /// A server ends its own children in good order; one that is told together with them takes it
    /// for a crash.
    private static boolean hasParentIn(Set<Long> pids, ProcessHandle process) {
        return process.parent().map(parent -> pids.contains(parent.pid())).orElse(false);
    }

    private static boolean gone(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
