package commercegraph.users.domain;

import java.util.List;
import java.util.Optional;

/// Takes the quickstart's users, all in one go.
public interface SeedStore {

    boolean isSeeded();

    /// Writing the same seeds again changes nothing.
    void seed(List<Seed> seeds);

    record Seed(User user, AuditEvent created, Optional<String> passwordHash) {}
}
