package commercegraph.users.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where users are kept.
public interface UserRepository {

    /// Unknown ids are left out of the answer; its order means nothing.
    List<User> findAll(Set<UserId> ids);

    default Optional<User> find(UserId id) {
        return findAll(Set.of(id)).stream().findFirst();
    }

    /// Newest first. A user created a moment ago may not be in it yet.
    Slice<User> list(UserFilter filter, PageWanted page);

    /// Keeps the change, its event and its idempotency key in one transaction.
    Stored store(UserChange change);

    /// What the key has led to, if it was used within its lifetime.
    Optional<Used> used(Origin.IdempotencyKey key);

    /// Keeps a key whose use changed nothing. False if it is in use already.
    boolean remember(Origin.IdempotencyKey key, UserId user);

    /// The user that a key's first use led to, and the hash of the input it came with.
    record Used(UserId user, String inputHash) {}

    /// What became of a change.
    enum Stored {
        KEPT,
        /// Someone else has the address.
        EMAIL_TAKEN,
        /// The user is not, or no longer, of the version that the change starts from.
        OUTDATED,
        /// Nobody would be left who can give out roles.
        LAST_ADMIN,
        /// The idempotency key was used in the meantime.
        KEY_USED
    }
}
