package commercegraph.router.app;

import commercegraph.router.app.RouterConfiguration.SubgraphOverrides;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.transport.subgraph.SubgraphSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// What the supergraph says of its subgraphs, overlaid with what is configured.
final class SubgraphWiring {
    private SubgraphWiring() {}

    /// @throws ConfigurationException for a subgraph without an address, and for one that is
    ///     configured and not in the supergraph
    static List<SubgraphSettings> settings(
            Supergraph supergraph, Map<SubgraphName, SubgraphOverrides> overrides) {
        for (SubgraphName configured : overrides.keySet()) {
            if (!supergraph.subgraphs().containsKey(configured)) {
                throw ConfigurationException.configuration(
                        "subgraphs.%s is not in the supergraph, which has %s"
                                .formatted(configured, supergraph.subgraphs().keySet()));
            }
        }
        return supergraph.subgraphs().values().stream()
                .map(
                        subgraph ->
                                settings(
                                        subgraph,
                                        overrides.getOrDefault(
                                                subgraph.name(), SubgraphOverrides.NONE)))
                .toList();
    }

    private static SubgraphSettings settings(
            Supergraph.Subgraph subgraph, SubgraphOverrides overrides) {
        try {
            return new SubgraphSettings(
                    subgraph.name(),
                    overrides.url().orElseGet(() -> URI.create(subgraph.url())),
                    overrides.timeout().orElse(SubgraphSettings.DEFAULT_TIMEOUT),
                    overrides
                            .responseBytesMax()
                            .orElse(SubgraphSettings.DEFAULT_RESPONSE_BYTES_MAX),
                    overrides.connectionsMax().orElse(SubgraphSettings.DEFAULT_CONNECTIONS_MAX),
                    overrides.key());
        } catch (IllegalArgumentException wrong) {
            throw ConfigurationException.configuration(
                    "subgraphs.%s: %s".formatted(subgraph.name(), wrong.getMessage()));
        }
    }
}
