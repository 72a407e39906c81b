package commercegraph.router.conformance;

import java.nio.file.Path;
import java.util.List;

/// Where the suites are.
final class Suites {
    private Suites() {}

    /// Those of this repository.
    static List<Suite> own() {
        return Suite.in(module().resolve("src/test/resources/conformance"));
    }

    /// The public ones, where they lie beside the checkout.
    static List<Suite> shared() {
        return Suite.in(module().resolve("../../../shared/federation").normalize());
    }

    /// Tests run in the module's folder.
    private static Path module() {
        return Path.of("").toAbsolutePath();
    }
}
