package commercegraph.users.identity;

import commercegraph.support.errors.GraphFailure;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Argon2id with 19 MiB and two passes. So much memory that only a few are worked on at a time;
/// who would wait longer than five seconds is told UNAVAILABLE.
final class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int PARALLELISM = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 2;
    private static final int CHARACTERS_MAX = 256;
    private static final int AT_A_TIME = 4;
    private static final int WAIT_SECONDS_MAX = 5;

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, PARALLELISM, MEMORY_KIB, ITERATIONS);
    private final Semaphore permits = new Semaphore(AT_A_TIME, true);

    /// Of no password: what a password is compared with where there is no account.
    private final String nobodys = encoder.encode("");

    String hash(String password) {
        return permitted(() -> encoder.encode(password));
    }

    /// Takes as long without a hash as with one, and is then false.
    boolean matches(String password, Optional<String> hash) {
        boolean bounded = password.length() <= CHARACTERS_MAX;
        String compared = bounded ? password : "";
        boolean same = permitted(() -> encoder.matches(compared, hash.orElse(nobodys)));
        return same && bounded && hash.isPresent();
    }

    private <T> T permitted(Supplier<T> work) {
        try {
            if (!permits.tryAcquire(WAIT_SECONDS_MAX, TimeUnit.SECONDS))
                throw GraphFailure.unavailable("Too many people sign in right now");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw GraphFailure.unavailable("The sign-in was interrupted", interrupted);
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }
}
