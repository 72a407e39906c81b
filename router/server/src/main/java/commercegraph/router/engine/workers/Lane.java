package commercegraph.router.engine.workers;

/// Where a task waits. How long it takes is not known before it was tried: what has no end within
/// the bounds of short work goes on in the long lane.
public enum Lane {
    /// Some milliseconds at most.
    SHORT,
    /// As much as the router's limits allow.
    LONG
}
