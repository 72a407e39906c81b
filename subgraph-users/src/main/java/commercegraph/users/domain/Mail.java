package commercegraph.users.domain;

import java.time.Instant;
import java.util.Optional;

/// A mail to somebody who signs up, or wants another password.
public record Mail(EmailAddress to, String subject, Optional<String> code, Instant sentAt) {
    @Override
    public String toString() {
        return "Mail(" + subject + ")";
    }
}
