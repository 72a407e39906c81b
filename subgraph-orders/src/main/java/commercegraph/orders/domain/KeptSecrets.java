package commercegraph.orders.domain;

/// Secrets that every instance shares, and that outlive all of them.
public interface KeptSecrets {
    /// The secret of this name; `fresh` becomes it where there is none. Instances that ask at the
    /// same time get the same.
    String loadOrKeep(String name, String fresh);
}
