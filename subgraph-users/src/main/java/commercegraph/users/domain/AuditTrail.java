package commercegraph.users.domain;

/// Where audit events are kept. Those of changes come by [UserRepository#store].
public interface AuditTrail {

    /// Of an event that changes nothing, such as a sign-in.
    void record(AuditEvent event);

    /// Costs what [#record] costs, and keeps nothing that anybody would find.
    void recordNobodys(AuditEvent event);

    /// Newest first. By subject it is up to date; otherwise an event of a moment ago may be
    /// missing.
    Slice<AuditEvent> list(AuditFilter filter, PageWanted page);

    /// Takes the personal values out of everything that was recorded of this user.
    void erase(UserId subject);
}
