package commercegraph.quickstart;

import commercegraph.stores.Leftovers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folder that keeps everything between starts, open in one process at a time.
///
/// The file `seeded` is written when seeding is through. Without it the data is what a start left
/// that was killed while seeding: nobody was answered yet, so it is thrown away.
final class DataFolder implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String SEEDED = "seeded";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataFolder open(Path path, boolean fresh) {
        try {
            Files.createDirectories(path);
            var folder = new DataFolder(path, lock(path));
            if (fresh || !folder.isSeeded()) {
                folder.clear();
            }
            return folder;
        } catch (IOException failure) {
            throw new StartFailure("the data folder " + path + " can't be used: " + failure);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // Answered below, as when another process holds it.
        }
        channel.close();
        throw new StartFailure("another quickstart has " + path + " open");
    }

    boolean isSeeded() {
        return Files.exists(path.resolve(SEEDED));
    }

    void markSeeded() {
        try {
            Files.createFile(path.resolve(SEEDED));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path store(String name) {
        return path.resolve(name);
    }

    private void clear() throws IOException {
        // Servers of a killed start would write into the folder while it is emptied.
        Leftovers.end(path.toRealPath());
        List<Path> entries;
        try (Stream<Path> all = Files.walk(path)) {
            entries = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : entries) {
            if (!entry.equals(path) && !entry.equals(path.resolve(LOCK))) {
                Files.delete(entry);
            }
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
