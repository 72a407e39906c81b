package commercegraph.metrics.domain;

/// `usr_` and a ULID, as its sender gave it: that there is such a user is not checked here.
public record UserId(String value) {}
