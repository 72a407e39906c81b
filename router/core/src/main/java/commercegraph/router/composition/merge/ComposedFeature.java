package commercegraph.router.composition.merge;

import commercegraph.router.federation.FeatureUrl;
import commercegraph.router.federation.FederationDirective;
import java.util.List;
import java.util.Optional;

/// The features whose directives reach the supergraph by themselves, as the supergraph links them.
enum ComposedFeature {
    TAG("tag/v0.3", Optional.empty(), FederationDirective.TAG),
    INACCESSIBLE("inaccessible/v0.2", Optional.of("SECURITY"), FederationDirective.INACCESSIBLE),
    AUTHENTICATED("authenticated/v0.1", Optional.of("SECURITY"), FederationDirective.AUTHENTICATED),
    REQUIRES_SCOPES(
            "requiresScopes/v0.1", Optional.of("SECURITY"), FederationDirective.REQUIRES_SCOPES),
    POLICY("policy/v0.1", Optional.of("SECURITY"), FederationDirective.POLICY),
    CONTEXT("context/v0.1", Optional.of("SECURITY"), FederationDirective.CONTEXT),
    COST("cost/v0.1", Optional.empty(), FederationDirective.COST, FederationDirective.LIST_SIZE),
    CACHE_TAG("cacheTag/v0.1", Optional.of("EXECUTION"), FederationDirective.CACHE_TAG);

    private final String path;
    private final Optional<String> purpose;
    private final List<FederationDirective> directives;

    ComposedFeature(String path, Optional<String> purpose, FederationDirective... directives) {
        this.path = path;
        this.purpose = purpose;
        this.directives = List.of(directives);
    }

    String url() {
        return FeatureUrl.APOLLO + path;
    }

    /// `cost`: the feature's namespace, and what its directive of that name is called without an
    /// import.
    String featureName() {
        return path.substring(0, path.indexOf('/'));
    }

    Optional<String> purpose() {
        return purpose;
    }

    List<FederationDirective> directives() {
        return directives;
    }

    /// Passed on as `@join__directive`, by subgraph, instead of merged.
    static boolean isPassedOn(FederationDirective directive) {
        return directive == FederationDirective.CACHE_TAG;
    }

    private static final String EVERYWHERE =
            "FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM"
                    + " | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION";
    private static final String GUARDED = "FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM";

    /// The definition of a directive in the supergraph, where it is called `@name`.
    static String definition(FederationDirective directive, String name) {
        String signature =
                switch (directive) {
                    case TAG -> "(name: String!) repeatable on " + EVERYWHERE + " | SCHEMA";
                    case INACCESSIBLE -> " on " + EVERYWHERE;
                    case AUTHENTICATED -> " on " + GUARDED;
                    case REQUIRES_SCOPES -> "(scopes: [[requiresScopes__Scope!]!]!) on " + GUARDED;
                    case POLICY -> "(policies: [[policy__Policy!]!]!) on " + GUARDED;
                    case CONTEXT -> "(name: String!) repeatable on INTERFACE | OBJECT | UNION";
                    case COST ->
                            "(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION"
                                    + " | INPUT_FIELD_DEFINITION | OBJECT | SCALAR";
                    case LIST_SIZE ->
                            "(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!],"
                                    + " requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION";
                    default -> throw new IllegalArgumentException("is not composed: " + directive);
                };
        return "directive @" + name + signature;
    }

    /// The types that the feature's directives need.
    List<String> types() {
        return switch (this) {
            case REQUIRES_SCOPES -> List.of("scalar requiresScopes__Scope");
            case POLICY -> List.of("scalar policy__Policy");
            case CONTEXT ->
                    List.of(
                            "directive @context__fromContext(field: context__ContextFieldValue)"
                                    + " on ARGUMENT_DEFINITION",
                            "scalar context__ContextFieldValue");
            default -> List.of();
        };
    }
}
