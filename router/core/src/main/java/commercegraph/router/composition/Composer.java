package commercegraph.router.composition;

import commercegraph.router.composition.CompositionResult.Composed;
import commercegraph.router.composition.CompositionResult.Failed;
import commercegraph.router.composition.merge.MergedSchema;
import commercegraph.router.composition.merge.Merger;
import commercegraph.router.composition.print.SupergraphPrinter;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.Findings;
import commercegraph.router.composition.rules.SubgraphRules;
import commercegraph.router.composition.rules.SupergraphRules;
import commercegraph.router.composition.satisfiability.Satisfiability;
import commercegraph.router.composition.subgraph.FederationOneUpgrade;
import commercegraph.router.composition.subgraph.SubgraphReader;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.supergraph.SupergraphReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Composes subgraphs of Federation 1 and 2 (specification v2.0 to v2.12). Immutable, and may be
/// used by many at once.
public final class Composer {
    private final Set<String> securityFeatures;

    private Composer(Set<String> securityFeatures) {
        this.securityFeatures = Set.copyOf(securityFeatures);
    }

    public static Composer create() {
        return new Composer(Set.of());
    }

    /// A composer to which features with these identities (their address without the version, for
    /// example `https://example.org/signed`) are security features: where their directives are
    /// composed (`@composeDirective`), the supergraph links them `for: SECURITY`, so that a router
    /// that does not know them refuses it.
    public Composer withSecurityFeatures(Set<String> identities) {
        return new Composer(identities);
    }

    public CompositionResult compose(List<SubgraphSdl> subgraphs) {
        Findings findings = new Findings();
        List<SubgraphSchema> schemas = read(subgraphs, findings);
        schemas.forEach(schema -> findings.addAll(SubgraphRules.checkGraphQl(schema)));
        if (findings.hasErrors()) {
            return new Failed(findings.errors());
        }
        List<SubgraphSchema> upgraded = FederationOneUpgrade.apply(schemas, findings);
        upgraded.forEach(schema -> findings.addAll(SubgraphRules.checkFederation(schema)));
        if (findings.hasErrors()) {
            return new Failed(findings.errors());
        }
        MergedSchema merged = Merger.merge(upgraded, securityFeatures, findings);
        if (!findings.hasErrors()) {
            findings.addAll(SupergraphRules.check(merged));
        }
        if (findings.hasErrors()) {
            return new Failed(findings.errors());
        }
        String sdl = SupergraphPrinter.print(merged);
        Supergraph supergraph = SupergraphReader.read(sdl);
        Satisfiability.check(supergraph, findings);
        if (findings.hasErrors()) {
            return new Failed(findings.errors());
        }
        return new Composed(
                sdl, ApiSchemaPrinter.print(supergraph.apiSchema()), supergraph, findings.hints());
    }

    /// A subgraph that cannot be read is told and left out; the others are still looked at.
    private static List<SubgraphSchema> read(List<SubgraphSdl> subgraphs, Findings findings) {
        List<SubgraphSchema> schemas = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (SubgraphSdl subgraph : subgraphs) {
            if (!subgraph.name().matches("[A-Za-z0-9].*") || !names.add(subgraph.name())) {
                findings.error(
                        ErrorCode.INVALID_SUBGRAPH_NAME,
                        "a subgraph's name begins with a letter or digit and is its own: \"%s\""
                                .formatted(subgraph.name()));
                continue;
            }
            SubgraphReader.read(
                            new SubgraphName(subgraph.name()),
                            subgraph.url(),
                            subgraph.sdl(),
                            findings)
                    .ifPresent(schemas::add);
        }
        return schemas;
    }
}
