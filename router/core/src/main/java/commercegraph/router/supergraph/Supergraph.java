package commercegraph.router.supergraph;

import commercegraph.router.federation.SubgraphName;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A composed schema. Immutable; equal content gives equal plans.
///
/// @param subgraphs in the order of `join__Graph`
/// @param types every type but those of the join and link specifications and the built-in scalars;
///     keeps the order of the source
/// @param links the features that the supergraph declares by `@link`
/// @param apiSchema what clients see: without inaccessible parts and without federation's own
///     directives and types; for validation and introspection
public record Supergraph(
        Map<SubgraphName, Subgraph> subgraphs,
        Map<String, TypeDefinition> types,
        List<Link> links,
        GraphQLSchema apiSchema,
        String queryType,
        Optional<String> mutationType,
        Optional<String> subscriptionType) {

    /// @param url where the subgraph listens; empty where the composer was given none
    public record Subgraph(SubgraphName name, String url) {}

    /// `@link(url:, as:, for:)`.
    ///
    /// @param namespace the prefix of the feature's elements in this supergraph: `as`, or the name
    ///     in the URL
    /// @param purpose `SECURITY`, `EXECUTION` or none; a router refuses a supergraph with a
    ///     purpose's feature that it does not know
    public record Link(
            String url, String namespace, Optional<String> purpose, Map<String, String> imports) {}
}
