package commercegraph.router.app;

import commercegraph.router.engine.EngineSettings;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.security.ClientKey;
import commercegraph.router.security.IdentitySettings;
import commercegraph.router.transport.http.CorsSettings;
import commercegraph.router.transport.http.HttpSettings;
import commercegraph.router.transport.http.SubscriptionBounds;
import commercegraph.signatures.HmacKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All that a router is told. Immutable; `with…` gives a changed copy.
///
/// @param subgraphs what differs from the supergraph and the defaults, by subgraph
/// @param responseHeapPercent of the heap, for responses of subgraphs that are still coming
/// @param identity empty: no issuer is known, and every token is refused
/// @param clientKeys with which requests for fields with `@hmac` are signed
/// @param authorities the names by which senders of signed requests reach the router; empty: the
///     loopback names with the router's port
/// @param redisUri where nonces and revocations are kept; without it signed requests are refused,
///     and tokens are good until they expire
/// @param stopPatience how long running requests may take when the router stops
public record RouterConfiguration(
        GraphSource graph,
        HttpSettings http,
        EngineSettings engine,
        Map<SubgraphName, SubgraphOverrides> subgraphs,
        int responseHeapPercent,
        Optional<Identity> identity,
        List<ClientKey> clientKeys,
        Set<String> authorities,
        Optional<String> redisUri,
        Duration stopPatience) {
    public static final String DEFAULT_HOST = "127.0.0.1";
    public static final int DEFAULT_PORT = 4000;
    public static final int DEFAULT_BODY_BYTES_MAX = 2 << 20;
    public static final Duration DEFAULT_BODY_TIMEOUT = Duration.ofSeconds(10);
    public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofSeconds(75);
    public static final Duration DEFAULT_STOP_PATIENCE = Duration.ofSeconds(10);
    public static final int DEFAULT_RESPONSE_HEAP_PERCENT = 25;

    /// The rest is what requests, plans and answers live on.
    private static final int RESPONSE_HEAP_PERCENT_MAX = 80;

    public RouterConfiguration {
        if (responseHeapPercent < 1 || responseHeapPercent > RESPONSE_HEAP_PERCENT_MAX) {
            throw new IllegalArgumentException(
                    "limits.responses-heap-percent has to be from 1 to "
                            + RESPONSE_HEAP_PERCENT_MAX);
        }
        subgraphs = Map.copyOf(subgraphs);
        clientKeys = List.copyOf(clientKeys);
        authorities = Set.copyOf(authorities);
    }

    /// Where the supergraph comes from.
    public sealed interface GraphSource {
        record File(Path path) implements GraphSource {}

        /// @param name what to call it in messages
        record Text(String name, String sdl) implements GraphSource {}

        /// The router composes it.
        record Subgraphs(List<SubgraphSource> sources) implements GraphSource {
            public Subgraphs {
                sources = List.copyOf(sources);
            }
        }
    }

    /// A subgraph to compose: its SDL and where it listens.
    public record SubgraphSource(SubgraphName name, Path schema, String url) {}

    /// @param url instead of the supergraph's
    /// @param key signs the router's requests to it
    public record SubgraphOverrides(
            Optional<URI> url,
            Optional<Duration> timeout,
            Optional<Integer> responseBytesMax,
            Optional<Integer> connectionsMax,
            Optional<HmacKey> key) {
        public static final SubgraphOverrides NONE =
                new SubgraphOverrides(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }

    /// @param keySetUri where the issuer publishes its keys (JWKS)
    /// @param revocationsCached how long what Redis says of a person is good
    public record Identity(IdentitySettings settings, URI keySetUri, Duration revocationsCached) {
        public static final Duration DEFAULT_REVOCATIONS_CACHED = Duration.ofSeconds(15);

        /// A revocation is to be seen everywhere within a minute.
        private static final Duration REVOCATIONS_CACHED_MAX = Duration.ofSeconds(30);

        public Identity {
            if (!revocationsCached.isPositive()
                    || revocationsCached.compareTo(REVOCATIONS_CACHED_MAX) > 0) {
                throw new IllegalArgumentException(
                        "identity.revocations-cached has to be within 30s");
            }
        }
    }

    /// Everything as it is without a configuration file.
    public static RouterConfiguration of(GraphSource graph) {
        return new RouterConfiguration(
                graph,
                new HttpSettings(
                        DEFAULT_HOST,
                        DEFAULT_PORT,
                        Runtime.getRuntime().availableProcessors(),
                        DEFAULT_BODY_BYTES_MAX,
                        DEFAULT_BODY_TIMEOUT,
                        DEFAULT_IDLE_TIMEOUT,
                        0,
                        SubscriptionBounds.DEFAULT,
                        CorsSettings.NONE),
                EngineSettings.DEFAULT,
                Map.of(),
                DEFAULT_RESPONSE_HEAP_PERCENT,
                Optional.empty(),
                List.of(),
                Set.of(),
                Optional.empty(),
                DEFAULT_STOP_PATIENCE);
    }

    public RouterConfiguration withGraph(GraphSource other) {
        return new RouterConfiguration(
                other,
                http,
                engine,
                subgraphs,
                responseHeapPercent,
                identity,
                clientKeys,
                authorities,
                redisUri,
                stopPatience);
    }

    public RouterConfiguration withHttp(HttpSettings other) {
        return new RouterConfiguration(
                graph,
                other,
                engine,
                subgraphs,
                responseHeapPercent,
                identity,
                clientKeys,
                authorities,
                redisUri,
                stopPatience);
    }

    public RouterConfiguration withEngine(EngineSettings other) {
        return new RouterConfiguration(
                graph,
                http,
                other,
                subgraphs,
                responseHeapPercent,
                identity,
                clientKeys,
                authorities,
                redisUri,
                stopPatience);
    }

    /// At another address, all else the same.
    public RouterConfiguration listeningOn(String host, int port) {
        return withHttp(
                new HttpSettings(
                        host,
                        port,
                        http.eventLoops(),
                        http.bodyBytesMax(),
                        http.bodyTimeout(),
                        http.idleTimeout(),
                        http.batchMax(),
                        http.subscriptions(),
                        http.cors()));
    }

    public RouterConfiguration withSubgraphs(Map<SubgraphName, SubgraphOverrides> others) {
        return new RouterConfiguration(
                graph,
                http,
                engine,
                others,
                responseHeapPercent,
                identity,
                clientKeys,
                authorities,
                redisUri,
                stopPatience);
    }

    public RouterConfiguration withIdentity(Identity other) {
        return new RouterConfiguration(
                graph,
                http,
                engine,
                subgraphs,
                responseHeapPercent,
                Optional.of(other),
                clientKeys,
                authorities,
                redisUri,
                stopPatience);
    }

    /// Signed requests: the keys, and the Redis that keeps their nonces.
    public RouterConfiguration withClientKeys(List<ClientKey> keys, String redis) {
        return new RouterConfiguration(
                graph,
                http,
                engine,
                subgraphs,
                responseHeapPercent,
                identity,
                keys,
                authorities,
                Optional.of(redis),
                stopPatience);
    }
}
