package commercegraph.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder of one store, held by one process at a time: two servers on the same files would
/// destroy them. Without a path it is a temporary folder that goes away on closing.
final class StoreDirectory implements AutoCloseable {
    private final Path path;
    private final boolean kept;
    private final FileChannel lockChannel;

    private StoreDirectory(Path path, boolean kept, FileChannel lockChannel) {
        this.path = path;
        this.kept = kept;
        this.lockChannel = lockChannel;
    }

    /// Throws an [IllegalStateException] when another process, or this one, has the folder open
    /// already.
    static StoreDirectory open(Optional<Path> directory) {
        try {
            Path path =
                    directory.isPresent()
                            ? Files.createDirectories(directory.get())
                            : Files.createTempDirectory("commercegraph-store");
            Path real = path.toRealPath();
            return new StoreDirectory(real, directory.isPresent(), lock(real));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path path() {
        return path;
    }

    /// Whether what is written here must outlive the process.
    boolean kept() {
        return kept;
    }

    Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            lockChannel.close();
            if (!kept) {
                delete(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        path.resolve("in-use.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new IllegalStateException(path + " is in use by a process that still runs");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }
}
