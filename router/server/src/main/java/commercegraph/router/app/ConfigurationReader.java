package commercegraph.router.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import commercegraph.router.app.RouterConfiguration.GraphSource;
import commercegraph.router.app.RouterConfiguration.Identity;
import commercegraph.router.app.RouterConfiguration.SubgraphOverrides;
import commercegraph.router.app.RouterConfiguration.SubgraphSource;
import commercegraph.router.engine.EngineSettings;
import commercegraph.router.engine.PlanSettings;
import commercegraph.router.execution.ExecutionBounds;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.limits.OperationLimits;
import commercegraph.router.security.ClientKey;
import commercegraph.router.security.IdentitySettings;
import commercegraph.router.transport.http.CorsSettings;
import commercegraph.router.transport.http.HttpSettings;
import commercegraph.router.transport.http.SubscriptionBounds;
import commercegraph.signatures.HmacKey;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads the configuration file: YAML, its keys as in `docs/router.md`. Paths in it are relative to
/// it.
final class ConfigurationReader {
    private final Path file;

    private ConfigurationReader(Path file) {
        this.file = file;
    }

    /// @param supergraph a supergraph file named beside it, which then need not be in it
    /// @throws ConfigurationException with the key that is wrong
    static RouterConfiguration read(Path file, Optional<Path> supergraph) {
        ConfigNode root = load(file);
        RouterConfiguration configuration = new ConfigurationReader(file).read(root, supergraph);
        root.end();
        return configuration;
    }

    /// The subgraphs to compose, of a file that need not configure anything else.
    static GraphSource.Subgraphs subgraphs(Path file) {
        GraphSource source = read(file, Optional.empty()).graph();
        if (source instanceof GraphSource.Subgraphs subgraphs) {
            return subgraphs;
        }
        throw ConfigurationException.configuration(
                file + " names a supergraph, and no subgraphs with a schema to compose");
    }

    private static ConfigNode load(Path file) {
        try {
            Object loaded =
                    new Yaml(new SafeConstructor(new LoaderOptions()))
                            .load(Files.readString(file, UTF_8));
            return ConfigNode.of(
                    "",
                    loaded == null ? Map.of() : loaded,
                    name -> Optional.ofNullable(System.getenv(name)));
        } catch (NoSuchFileException missing) {
            throw ConfigurationException.configuration("There is no file " + file);
        } catch (CharacterCodingException malformed) {
            throw ConfigurationException.configuration(file + " is not text in UTF-8");
        } catch (IOException unreadable) {
            throw ConfigurationException.configuration(file + " cannot be read: " + unreadable);
        } catch (YAMLException malformed) {
            throw ConfigurationException.configuration(
                    file + " is not YAML: " + ConfigurationException.line(malformed));
        }
    }

    private RouterConfiguration read(ConfigNode root, Optional<Path> supergraph) {
        Map<SubgraphName, SubgraphOverrides> overrides = new LinkedHashMap<>();
        List<SubgraphSource> sources = new ArrayList<>();
        root.node("subgraphs").ifPresent(node -> subgraphs(node, overrides, sources));
        Optional<Path> named = root.string("supergraph").map(file::resolveSibling);
        Optional<String> redis = root.node("redis").map(node -> node.requiredString("uri"));
        List<ClientKey> keys = root.nodes("client-keys").stream().map(this::clientKey).toList();
        if (!keys.isEmpty() && redis.isEmpty()) {
            throw ConfigurationException.configuration(
                    "client-keys need redis.uri, where the nonces of signed requests are kept");
        }
        ConfigNode limits = section(root, "limits");
        try {
            return new RouterConfiguration(
                    graph(supergraph.or(() -> named), sources),
                    http(section(root, "listen"), limits, section(root, "cors")),
                    engine(root, limits),
                    overrides,
                    limits.integer(
                            "responses-heap-percent",
                            RouterConfiguration.DEFAULT_RESPONSE_HEAP_PERCENT),
                    root.node("identity").map(this::identity),
                    keys,
                    Set.copyOf(root.strings("authorities")),
                    redis,
                    root.duration("stop-patience")
                            .orElse(RouterConfiguration.DEFAULT_STOP_PATIENCE));
        } catch (IllegalArgumentException wrong) {
            throw ConfigurationException.configuration(ConfigurationException.line(wrong));
        }
    }

    private ConfigNode section(ConfigNode root, String key) {
        return root.node(key).orElseGet(() -> ConfigNode.of("", Map.of(), _ -> Optional.empty()));
    }

    private GraphSource graph(Optional<Path> supergraph, List<SubgraphSource> sources) {
        if (supergraph.isPresent()) {
            return new GraphSource.File(supergraph.get());
        }
        if (sources.isEmpty()) {
            throw ConfigurationException.configuration(
                    "There is no supergraph: name one by --supergraph or in "
                            + file
                            + ", or give subgraphs there a schema");
        }
        return new GraphSource.Subgraphs(sources);
    }

    private void subgraphs(
            ConfigNode node,
            Map<SubgraphName, SubgraphOverrides> overrides,
            List<SubgraphSource> sources) {
        for (String name : node.keys()) {
            ConfigNode one = node.node(name).orElseThrow();
            SubgraphName subgraph = new SubgraphName(name);
            Optional<URI> url = one.string("url").map(text -> uri(one, "url", text));
            one.string("schema")
                    .map(file::resolveSibling)
                    .ifPresent(
                            schema ->
                                    sources.add(
                                            new SubgraphSource(
                                                    subgraph,
                                                    schema,
                                                    url.map(URI::toString).orElse(""))));
            overrides.put(
                    subgraph,
                    new SubgraphOverrides(
                            url,
                            one.duration("timeout"),
                            one.optionalInteger("response-bytes"),
                            one.optionalInteger("connections"),
                            one.node("key").map(this::key)));
        }
    }

    private HttpSettings http(ConfigNode listen, ConfigNode limits, ConfigNode cors) {
        return new HttpSettings(
                listen.string("host").orElse(RouterConfiguration.DEFAULT_HOST),
                listen.integer("port", RouterConfiguration.DEFAULT_PORT),
                listen.integer("event-loops", Runtime.getRuntime().availableProcessors()),
                limits.integer("body-bytes", RouterConfiguration.DEFAULT_BODY_BYTES_MAX),
                limits.duration("body-timeout").orElse(RouterConfiguration.DEFAULT_BODY_TIMEOUT),
                limits.duration("idle-timeout").orElse(RouterConfiguration.DEFAULT_IDLE_TIMEOUT),
                limits.integer("batch", 0),
                new SubscriptionBounds(
                        limits.integer("subscriptions", SubscriptionBounds.DEFAULT.max()),
                        limits.integer(
                                "subscriptions-per-caller",
                                SubscriptionBounds.DEFAULT.perCallerMax())),
                new CorsSettings(
                        Set.copyOf(cors.strings("origins")),
                        Set.copyOf(cors.strings("headers")),
                        cors.flag("credentials", false),
                        cors.duration("max-age").orElse(CorsSettings.NONE.maxAge())));
    }

    private EngineSettings engine(ConfigNode root, ConfigNode limits) {
        EngineSettings defaults = EngineSettings.DEFAULT;
        return new EngineSettings(
                new OperationLimits(
                        limits.integer("tokens", defaults.limits().tokens()),
                        limits.integer("depth", defaults.limits().depth()),
                        limits.integer("aliases", defaults.limits().aliases()),
                        limits.integer("root-fields", defaults.limits().rootFields())),
                plans(section(root, "plans"), defaults.plans()),
                answers(limits, defaults.execution()),
                root.flag("share-fetches", defaults.shareFetches()),
                root.flag("share-answers", defaults.shareAnswers()),
                root.flag("introspection", defaults.introspection()),
                Set.copyOf(root.strings("override-labels")));
    }

    private ExecutionBounds answers(ConfigNode limits, ExecutionBounds defaults) {
        return defaults.answering(
                limits.integer("answer-items", defaults.itemsMax()),
                limits.integer("answer-bytes", defaults.answerBytesMax()));
    }

    private PlanSettings plans(ConfigNode plans, PlanSettings defaults) {
        return new PlanSettings(
                plans.integer("steps", defaults.stepsMax()),
                plans.integer("threads", defaults.threads()),
                plans.integer("queue", defaults.queueMax()),
                plans.duration("wait").orElse(defaults.waitMax()),
                plans.integer("cached-characters", (int) defaults.cachedCharactersMax()),
                plans.integer("cached", (int) defaults.cachedMax()));
    }

    private Identity identity(ConfigNode node) {
        IdentitySettings settings =
                new IdentitySettings(
                        node.requiredString("issuer"),
                        Set.copyOf(node.strings("client-ids")),
                        node.node("roles").map(this::sets).orElse(Map.of()),
                        node.node("policies").map(this::sets).map(this::inverted).orElse(Map.of()));
        return new Identity(
                settings,
                uri(node, "jwks-uri", node.requiredString("jwks-uri")),
                node.duration("revocations-cached").orElse(Identity.DEFAULT_REVOCATIONS_CACHED));
    }

    private Map<String, Set<String>> sets(ConfigNode node) {
        Map<String, Set<String>> sets = new LinkedHashMap<>();
        node.keys().forEach(key -> sets.put(key, Set.copyOf(node.strings(key))));
        return sets;
    }

    /// Policies are configured with the roles for which they hold.
    private Map<String, Set<String>> inverted(Map<String, Set<String>> rolesByPolicy) {
        Map<String, Set<String>> byRole = new LinkedHashMap<>();
        rolesByPolicy.forEach(
                (policy, roles) ->
                        roles.forEach(
                                role ->
                                        byRole.merge(
                                                role, Set.of(policy), ConfigurationReader::union)));
        return byRole;
    }

    private static Set<String> union(Set<String> left, Set<String> right) {
        return java.util.stream.Stream.concat(left.stream(), right.stream())
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    private ClientKey clientKey(ConfigNode node) {
        return new ClientKey(key(node), Set.copyOf(node.strings("scopes")));
    }

    private HmacKey key(ConfigNode node) {
        try {
            return new HmacKey(
                    node.requiredString("id"),
                    node.strings("secrets").stream()
                            .map(secret -> secret.getBytes(UTF_8))
                            .toList());
        } catch (IllegalArgumentException wrong) {
            throw ConfigurationException.configuration(ConfigurationException.line(wrong));
        }
    }

    private static URI uri(ConfigNode node, String key, String text) {
        try {
            URI uri = URI.create(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            throw node.wrong(key, "is no address: " + text);
        }
        throw node.wrong(key, "has to be an http or https address: " + text);
    }
}
