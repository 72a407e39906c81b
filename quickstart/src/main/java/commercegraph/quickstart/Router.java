package commercegraph.quickstart;

import commercegraph.router.app.RouterConfiguration;
import commercegraph.router.app.RouterConfiguration.GraphSource;
import commercegraph.router.app.RouterConfiguration.Identity;
import commercegraph.router.app.RouterConfiguration.SubgraphOverrides;
import commercegraph.router.app.RouterServer;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.security.ClientKey;
import commercegraph.router.security.IdentitySettings;
import commercegraph.signatures.HmacKey;
import commercegraph.support.identity.Scopes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Starts the router in front of the subgraphs, with the quickstart's keys.
final class Router {
    private static final String SUPERGRAPH = "/supergraph.graphql";

    private Router() {}

    static RouterServer start(Stores stores, Ports ports) {
        return RouterServer.start(
                RouterConfiguration.of(new GraphSource.Text("supergraph.graphql", supergraph()))
                        .listeningOn("127.0.0.1", ports.router())
                        .withSubgraphs(subgraphs(ports))
                        .withIdentity(identity(ports))
                        .withClientKeys(clientKeys(), stores.redis().uri().toString()));
    }

    private static String supergraph() {
        try (var in = Router.class.getResourceAsStream(SUPERGRAPH)) {
            byte[] sdl = Objects.requireNonNull(in, SUPERGRAPH).readAllBytes();
            return new String(sdl, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<SubgraphName, SubgraphOverrides> subgraphs(Ports ports) {
        Map<SubgraphName, SubgraphOverrides> overrides = new HashMap<>();
        ports.subgraphs().forEach((name, port) -> overrides.put(name(name), at(name, port)));
        return overrides;
    }

    private static SubgraphName name(String name) {
        return new SubgraphName(name);
    }

    private static SubgraphOverrides at(String name, int port) {
        return new SubgraphOverrides(
                Optional.of(URI.create("http://127.0.0.1:" + port + "/graphql")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(key("router-" + name, Secrets.between("router", name))));
    }

    private static Identity identity(Ports ports) {
        return new Identity(
                new IdentitySettings(
                        Settings.issuer(ports),
                        Set.of(Settings.CLIENT_ID),
                        Scopes.BY_ROLE,
                        Map.of()),
                URI.create(Settings.jwksUri(ports)),
                Settings.REVOCATIONS_CACHED);
    }

    private static List<ClientKey> clientKeys() {
        return List.of(
                new ClientKey(
                        key("quickstart", Secrets.CLIENT),
                        Set.of("events:write", "metadata:write")),
                new ClientKey(
                        key("quickstart-events", Secrets.EVENTS_CLIENT), Set.of("events:write")));
    }

    private static HmacKey key(String id, String secret) {
        return new HmacKey(id, List.of(secret.getBytes(StandardCharsets.UTF_8)));
    }
}
