package commercegraph.router.federation;

import java.util.Optional;

/// The directives of the Federation specification, with the minor version of Federation 2 that
/// brought each.
public enum FederationDirective {
    KEY("key", 0),
    EXTERNAL("external", 0),
    REQUIRES("requires", 0),
    PROVIDES("provides", 0),
    EXTENDS("extends", 0),
    TAG("tag", 0),
    SHAREABLE("shareable", 0),
    INACCESSIBLE("inaccessible", 0),
    OVERRIDE("override", 0),
    COMPOSE_DIRECTIVE("composeDirective", 1),
    INTERFACE_OBJECT("interfaceObject", 3),
    AUTHENTICATED("authenticated", 5),
    REQUIRES_SCOPES("requiresScopes", 5),
    POLICY("policy", 6),
    CONTEXT("context", 8),
    FROM_CONTEXT("fromContext", 8),
    COST("cost", 9),
    LIST_SIZE("listSize", 9),
    CACHE_TAG("cacheTag", 12);

    private final String specName;
    private final int sinceMinor;

    FederationDirective(String specName, int sinceMinor) {
        this.specName = specName;
        this.sinceMinor = sinceMinor;
    }

    /// The name in the specification, without `@`.
    public String specName() {
        return specName;
    }

    /// Federation 2.n: n.
    public int sinceMinor() {
        return sinceMinor;
    }

    /// Those that a schema without a link to the specification has: Federation 1, and `@tag`, which
    /// was allowed there.
    public boolean isFederationOne() {
        return ordinal() <= TAG.ordinal();
    }

    public static Optional<FederationDirective> named(String specName) {
        for (FederationDirective directive : values()) {
            if (directive.specName.equals(specName)) {
                return Optional.of(directive);
            }
        }
        return Optional.empty();
    }
}
