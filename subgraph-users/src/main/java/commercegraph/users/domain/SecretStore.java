package commercegraph.users.domain;

import java.util.function.Supplier;

/// Secrets that this subgraph makes for itself, and that outlive its processes.
public interface SecretStore {

    /// The secret of this name; the first to ask makes it, and all get the same.
    String loadOrKeep(String name, Supplier<String> fresh);
}
