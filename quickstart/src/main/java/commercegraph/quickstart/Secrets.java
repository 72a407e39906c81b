package commercegraph.quickstart;

/// The quickstart's secrets. They are public: outside the quickstart the router and the subgraphs
/// refuse them at start.
final class Secrets {
    /// Of every seeded account.
    static final String PASSWORD = "Quickstart-2026!";

    /// Key `quickstart`: events:write and metadata:write.
    static final String CLIENT = "quickstart-secret-for-local-use-only-0001";

    /// Key `quickstart-events`: events:write.
    static final String EVENTS_CLIENT = "quickstart-secret-for-local-use-only-0002";

    /// With which users and catalog hash the inputs of idempotent mutations.
    static final String INPUT_HASH = "quickstart-secret-for-local-use-only-0003";

    /// With which orders does.
    static final String ORDERS_INPUT_HASH = "quickstart-secret-for-local-use-only-0004";

    private Secrets() {}

    /// The secret that two services share, of which one calls the other.
    static String between(String caller, String callee) {
        return "quickstart-secret-between-" + caller + "-and-" + callee + "-0001";
    }
}
