package commercegraph.router.transport.http;

/// How many subscriptions may be open at a time. Each holds a connection on both sides.
///
/// @param max in this process
/// @param perCallerMax of one caller: of a person, of a key, or of an address that shows neither
public record SubscriptionBounds(int max, int perCallerMax) {
    public static final SubscriptionBounds DEFAULT = new SubscriptionBounds(10_000, 100);

    public SubscriptionBounds {
        if (max < 0 || perCallerMax < 0) {
            throw new IllegalArgumentException(
                    "limits.%s has to be 0 or more"
                            .formatted(max < 0 ? "subscriptions" : "subscriptions-per-caller"));
        }
    }
}
