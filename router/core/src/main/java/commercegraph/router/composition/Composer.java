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
import commercegraph.router.supergraph.DeepStack;
import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.supergraph.SupergraphReader;
import commercegraph.router.supergraph.UnreadableSupergraphException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Composes subgraphs of Federation 1 and 2 (specification v2.0 to v2.14). Immutable, and may be
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
        try {
            return DeepStack.call(() -> composeHere(subgraphs));
        } catch (StackOverflowError tooDeep) {
            Findings findings = new Findings();
            findings.error(
                    ErrorCode.INVALID_GRAPHQL,
                    "types, or selections in field sets, follow each other too far to be read");
            return new Failed(findings.errors());
        }
    }

    private CompositionResult composeHere(List<SubgraphSdl> subgraphs) {
        Findings findings = new Findings();
        List<SubgraphSchema> schemas = read(subgraphs, findings);
        if (findings.hasErrors()) {
            return new Failed(findings.errors());
        }
        List<SubgraphSchema> upgraded = upgrade(schemas, findings);
        if (findings.hasErrors()) {
            return new Failed(findings.errors());
        }
        Optional<MergedSchema> merged = Merger.merge(upgraded, securityFeatures, findings);
        if (!findings.hasErrors() && merged.isPresent()) {
            findings.addAll(SupergraphRules.check(merged.get()));
        }
        if (findings.hasErrors() || merged.isEmpty()) {
            return new Failed(findings.errors());
        }
        return printed(SupergraphPrinter.print(merged.get()), findings);
    }

    private static CompositionResult printed(String sdl, Findings findings) {
        Supergraph supergraph;
        try {
            supergraph = SupergraphReader.read(sdl);
        } catch (UnreadableSupergraphException e) {
            findings.error(
                    ErrorCode.INVALID_GRAPHQL,
                    "the subgraphs together give no valid schema: " + e.getMessage());
            return new Failed(findings.errors());
        }
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
            if (isReserved(subgraph.name()) || !names.add(subgraph.name())) {
                findings.error(
                        ErrorCode.INVALID_SUBGRAPH_NAME,
                        "a subgraph needs a name of its own, and not \"%s\""
                                .formatted(subgraph.name()));
                continue;
            }
            Findings own = new Findings();
            Optional<SubgraphSchema> schema =
                    SubgraphReader.read(
                            new SubgraphName(subgraph.name()), subgraph.url(), subgraph.sdl(), own);
            schema.ifPresent(known -> SubgraphRules.check(known, own));
            schema.ifPresent(schemas::add);
            findings.addAll(own.errors());
        }
        return schemas;
    }

    private static boolean isReserved(String name) {
        return name.isBlank()
                || name.equals("_")
                || name.equals(SubgraphName.INTROSPECTION.value());
    }

    /// Federation 1 is held against the rules when it is written as Federation 2.
    private static List<SubgraphSchema> upgrade(List<SubgraphSchema> schemas, Findings findings) {
        List<SubgraphSchema> upgraded = FederationOneUpgrade.apply(schemas, findings);
        upgraded.stream()
                .filter(schema -> !schema.links().isFederationTwo())
                .forEach(schema -> findings.addAll(SubgraphRules.checkFederation(schema)));
        return upgraded;
    }
}
