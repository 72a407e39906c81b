package commercegraph.users.domain;

/// DELETED is the end: personal data is erased, the id and the audit trail stay.
public enum UserStatus {
    ACTIVE,
    DISABLED,
    DELETED
}
