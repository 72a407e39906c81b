package commercegraph.router.composition.subgraph;

import commercegraph.router.federation.FeatureUrl;
import commercegraph.router.federation.FederationDirective;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The features that a subgraph links, and what follows from them: which version of Federation it
/// speaks, and what its directives are called.
public final class Links {
    /// Features whose directives are of the Federation specification as well, and may be linked by
    /// themselves.
    private static final Map<String, List<FederationDirective>> PARTS =
            Map.of(
                    "tag", List.of(FederationDirective.TAG),
                    "inaccessible", List.of(FederationDirective.INACCESSIBLE),
                    "authenticated", List.of(FederationDirective.AUTHENTICATED),
                    "requiresScopes", List.of(FederationDirective.REQUIRES_SCOPES),
                    "policy", List.of(FederationDirective.POLICY),
                    "context", List.of(FederationDirective.CONTEXT),
                    "cost", List.of(FederationDirective.COST, FederationDirective.LIST_SIZE),
                    "cacheTag", List.of(FederationDirective.CACHE_TAG));

    /// Federation 2.0 to 2.14. Versions after 2.12 bring no directive.
    private static final int MINOR_MAX = 14;

    /// Federation 1 is read as Federation 2.3 with everything imported.
    private static final int UPGRADED_MINOR = 3;

    private final List<LinkedFeature> features;
    private final String linkName;
    private final @Nullable LinkedFeature federation;
    private final Map<String, FederationDirective> directives = new HashMap<>();

    /// @param defined the directives that the subgraph defines itself
    Links(List<LinkedFeature> features, String linkName, Set<String> defined) {
        this.features = List.copyOf(features);
        this.linkName = linkName;
        this.federation =
                features.stream()
                        .filter(feature -> feature.url().isApollo("federation"))
                        .findFirst()
                        .orElse(null);
        nameDirectives(defined);
    }

    static boolean isKnownFederation(FeatureUrl url) {
        return url.major() == 2 && url.minor() <= MINOR_MAX;
    }

    /// The directives of a feature of Apollo's other than federation itself.
    static Optional<List<FederationDirective>> partsOf(FeatureUrl url) {
        return PARTS.entrySet().stream()
                .filter(part -> url.isApollo(part.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// A Federation 1 schema that defines a directive of Federation 2 means it.
    private void nameDirectives(Set<String> defined) {
        for (FederationDirective directive : FederationDirective.values()) {
            boolean known =
                    federation == null
                            ? directive.isFederationOne()
                                    || (directive.sinceMinor() <= UPGRADED_MINOR
                                            && defined.contains(directive.specName()))
                            : isKnown(directive);
            if (known) {
                directives.put(nameOf(directive), directive);
            }
        }
        for (LinkedFeature feature : features) {
            partsOf(feature.url())
                    .ifPresent(
                            parts ->
                                    parts.forEach(
                                            part ->
                                                    directives.put(
                                                            feature.directiveName(part.specName()),
                                                            part)));
        }
    }

    /// Whether the linked version of Federation has the directive.
    public boolean isKnown(FederationDirective directive) {
        return federation != null
                && isKnownFederation(federation.url())
                && directive.sinceMinor() <= federation.url().minor();
    }

    /// What a directive of the Federation specification is called in this subgraph.
    public String nameOf(FederationDirective directive) {
        for (LinkedFeature feature : features) {
            for (Map.Entry<String, List<FederationDirective>> part : PARTS.entrySet()) {
                if (feature.url().isApollo(part.getKey()) && part.getValue().contains(directive)) {
                    return feature.directiveName(directive.specName());
                }
            }
        }
        return federation == null
                ? directive.specName()
                : federation.directiveName(directive.specName());
    }

    public List<LinkedFeature> features() {
        return features;
    }

    /// What `@link` is called here.
    public String linkName() {
        return linkName;
    }

    public boolean isFederationTwo() {
        return federation != null;
    }

    /// Whether what the federation's directives are can be told at all.
    boolean isKnownVersion() {
        return federation == null || isKnownFederation(federation.url());
    }

    /// The n of Federation 2.n; 0 for Federation 1.
    public int minor() {
        return federation == null ? 0 : federation.url().minor();
    }

    public Optional<LinkedFeature> federation() {
        return Optional.ofNullable(federation);
    }

    @Nullable FederationDirective directive(String name) {
        return directives.get(name);
    }

    /// By the names that this subgraph uses.
    public Map<String, FederationDirective> directives() {
        return Map.copyOf(directives);
    }

    /// The feature that a directive belongs to; empty for the subgraph's own.
    public Optional<LinkedFeature> featureOf(String directive) {
        return features.stream()
                .filter(feature -> feature.nameInFeature(directive).isPresent())
                .findFirst();
    }

    private static final Set<String> FEDERATION_ONE_TYPES =
            Set.of("_Any", "_Entity", "_Service", "_FieldSet", "FieldSet");
    private static final Set<String> FEDERATION_TWO_TYPES = Set.of("_Any", "_Entity", "_Service");

    /// Types that are no part of the subgraph's own schema: the machinery of Federation and of
    /// links.
    boolean ownsType(String name) {
        if ((federation == null ? FEDERATION_ONE_TYPES : FEDERATION_TWO_TYPES).contains(name)) {
            return true;
        }
        for (LinkedFeature feature : features) {
            if (feature.url().identity().startsWith(FeatureUrl.APOLLO)
                    && (name.startsWith(feature.namespace() + "__")
                            || feature.imports().containsValue(name))) {
                return true;
            }
        }
        return name.startsWith("link__") || name.startsWith("federation__");
    }
}
