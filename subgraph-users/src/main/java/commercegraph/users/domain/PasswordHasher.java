package commercegraph.users.domain;

/// Makes of a password what may be kept.
@FunctionalInterface
public interface PasswordHasher {
    String hash(String password);
}
