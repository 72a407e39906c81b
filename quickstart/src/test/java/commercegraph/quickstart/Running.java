package commercegraph.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/// The quickstart that the module's tests share: started once, on free ports, with a folder of its
/// own, stopped when the tests end.
final class Running {
    private static final Running SHARED = new Running();

    final Ports ports;
    final Stores stores;

    private Running() {
        try {
            Path data = Files.createTempDirectory("commercegraph-quickstart");
            ports = Ports.from(freeBase());
            Quickstart quickstart =
                    Quickstart.start(
                            new Options(true, data, ports),
                            new Progress(System.out, System.nanoTime()));
            stores = quickstart.stores();
            Runtime.getRuntime().addShutdownHook(new Thread(quickstart::close));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Client client() {
        return Client.anonymous(SHARED.ports.router());
    }

    static Ports ports() {
        return SHARED.ports;
    }

    static Stores stores() {
        return SHARED.stores;
    }

    /// Five free ports in a row, below those that the system gives away by itself: while a
    /// quickstart is down between two starts, nobody else must get its ports by chance.
    static int freeBase() throws IOException {
        for (int tries = 0; tries < 100; tries++) {
            int base = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            if (allFree(base)) {
                return base;
            }
        }
        throw new IOException("no five free ports in a row");
    }

    private static boolean allFree(int base) {
        try {
            Ports.from(base).checkFree();
            return true;
        } catch (StartFailure taken) {
            return false;
        }
    }
}
