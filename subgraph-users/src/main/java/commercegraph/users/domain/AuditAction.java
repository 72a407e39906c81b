package commercegraph.users.domain;

/// What can happen to a user.
public enum AuditAction {
    USER_SIGNED_UP,
    USER_CONFIRMED,
    USER_CREATED,
    USER_UPDATED,
    USER_STATUS_CHANGED,
    ROLE_ASSIGNED,
    ROLE_REMOVED,
    SIGNED_IN,
    SIGN_IN_FAILED,
    PASSWORD_RESET
}
