package commercegraph.router.security;

import static java.util.Map.entry;

import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.supergraph.Supergraph.Link;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The features of a supergraph that this router enforces. A feature with a purpose
/// (`for: SECURITY`, `for: EXECUTION`) that is not among them may not be left out silently: the
/// supergraph is refused. Link specification v1.0, "Purpose".
public final class KnownFeatures {
    static final String AUTHENTICATED = "https://specs.apollo.dev/authenticated";
    static final String REQUIRES_SCOPES = "https://specs.apollo.dev/requiresScopes";
    static final String POLICY = "https://specs.apollo.dev/policy";
    static final String HMAC = "https://commercegraph.dev/hmac";

    /// What a composer has to link `for: SECURITY` beside federation's own.
    public static final Set<String> OWN_SECURITY_FEATURES = Set.of(HMAC);

    private static final Map<String, Set<String>> MAJOR_VERSIONS =
            Map.ofEntries(
                    entry("https://specs.apollo.dev/core", Set.of("v0")),
                    entry("https://specs.apollo.dev/link", Set.of("v1")),
                    entry("https://specs.apollo.dev/join", Set.of("v0")),
                    entry("https://specs.apollo.dev/inaccessible", Set.of("v0")),
                    entry("https://specs.apollo.dev/tag", Set.of("v0")),
                    entry("https://specs.apollo.dev/context", Set.of("v0")),
                    entry("https://specs.apollo.dev/cost", Set.of("v0")),
                    entry("https://specs.apollo.dev/cacheTag", Set.of("v0")),
                    entry(AUTHENTICATED, Set.of("v0")),
                    entry(REQUIRES_SCOPES, Set.of("v0")),
                    entry(POLICY, Set.of("v0")),
                    entry(HMAC, Set.of("v1")));

    private KnownFeatures() {}

    /// The URLs of the links that have a purpose and are not known. Empty: the supergraph may be
    /// served.
    public static List<String> unknownIn(Supergraph supergraph) {
        return supergraph.links().stream()
                .filter(link -> link.purpose().isPresent() && !isKnown(link))
                .map(Link::url)
                .toList();
    }

    private static boolean isKnown(Link link) {
        Set<String> majorVersions = MAJOR_VERSIONS.get(LinkedFeatures.identity(link));
        Optional<String> majorVersion = LinkedFeatures.majorVersion(link);
        return majorVersions != null && majorVersion.filter(majorVersions::contains).isPresent();
    }
}
