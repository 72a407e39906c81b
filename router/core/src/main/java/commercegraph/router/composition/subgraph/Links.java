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

    private final List<LinkedFeature> features;
    private final String linkName;
    private final @Nullable LinkedFeature federation;
    private final Map<String, FederationDirective> directives = new HashMap<>();

    Links(List<LinkedFeature> features, String linkName) {
        this.features = List.copyOf(features);
        this.linkName = linkName;
        this.federation =
                features.stream()
                        .filter(feature -> feature.url().isApollo("federation"))
                        .findFirst()
                        .orElse(null);
        nameDirectives();
    }

    private void nameDirectives() {
        for (FederationDirective directive : FederationDirective.values()) {
            if (federation == null ? directive.isFederationOne() : isKnown(directive)) {
                directives.put(nameOf(directive), directive);
            }
        }
        for (LinkedFeature feature : features) {
            PARTS.forEach(
                    (name, parts) -> {
                        if (feature.url().isApollo(name)) {
                            parts.forEach(
                                    part ->
                                            directives.put(
                                                    feature.directiveName(part.specName()), part));
                        }
                    });
        }
    }

    /// Whether the linked version of Federation has the directive.
    public boolean isKnown(FederationDirective directive) {
        return federation != null && directive.sinceMinor() <= federation.url().minor();
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
