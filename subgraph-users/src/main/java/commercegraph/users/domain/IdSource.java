package commercegraph.users.domain;

/// New ids: the prefix and a ULID, each greater than those before.
@FunctionalInterface
public interface IdSource {
    String next(String prefix);
}
