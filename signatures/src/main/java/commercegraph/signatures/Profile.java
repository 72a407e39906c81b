package commercegraph.signatures;

import java.time.Duration;
import java.util.List;

/// What a signature must cover, and how far its `created` may be from our clock, either way.
/// `required` are always covered; `whenPresent` are header fields that must be covered if the
/// message has them.
public record Profile(List<String> required, List<String> whenPresent, Duration tolerance) {

    private static final List<String> BASE =
            List.of("@method", "@authority", "@path", "content-type", "content-digest");

    /// From clients to the router.
    public static final Profile CLIENT = new Profile(BASE, List.of(), Duration.ofSeconds(300));

    /// From the router, or one subgraph, to another subgraph.
    public static final Profile PEER =
            new Profile(
                    BASE,
                    List.of("authorization", "commercegraph-caller-key"),
                    Duration.ofSeconds(30));

    public Profile {
        required = List.copyOf(required);
        whenPresent = List.copyOf(whenPresent);
    }

    /// How long a nonce must be remembered: a message from the future stays valid for twice the
    /// tolerance.
    public Duration nonceLifetime() {
        return tolerance.multipliedBy(2).plusSeconds(1);
    }
}
