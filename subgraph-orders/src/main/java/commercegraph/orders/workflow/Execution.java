package commercegraph.orders.workflow;

/// A running execution as its store has it. The revision grows with each commit: a runner that lost
/// its lease is refused by it.
public record Execution(String id, Progress progress, long revision) {
    Execution moved(Progress to) {
        return new Execution(id, to, revision + 1);
    }
}
