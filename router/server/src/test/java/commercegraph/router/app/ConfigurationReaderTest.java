package commercegraph.router.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import commercegraph.router.app.RouterConfiguration.GraphSource;
import commercegraph.router.app.RouterConfiguration.SubgraphOverrides;
import commercegraph.router.engine.PlanSettings;
import commercegraph.router.federation.SubgraphName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @TempDir Path folder;

    @Test
    void readsEveryKey() throws IOException {
        RouterConfiguration configuration =
                read(
                        """
                        supergraph: graphs/shop.graphql
                        listen: {host: 0.0.0.0, port: 4100, event-loops: 3}
                        subgraphs:
                          users:
                            url: http://127.0.0.1:4001/graphql
                            timeout: 250ms
                            response-bytes: 1000
                            connections: 7
                            key: {id: router-users, secrets: ["%1$s"]}
                        identity:
                          issuer: http://127.0.0.1:4001
                          jwks-uri: http://127.0.0.1:4001/.well-known/jwks.json
                          client-ids: [shop]
                          roles: {BOSS: ["*"], CLERK: [orders:read]}
                          policies: {signs-off: [BOSS, CLERK], spends: [BOSS]}
                        client-keys:
                          - {id: events, secrets: ["%1$s", "%1$s"], scopes: [events:write]}
                        authorities: [api.example]
                        redis: {uri: "redis://127.0.0.1:6379"}
                        limits: {body-bytes: 5000, body-timeout: 2s, idle-timeout: 1m, batch: 4, tokens: 10, depth: 11, aliases: 12, root-fields: 13, answer-items: 14, answer-bytes: 15, responses-heap-percent: 16}
                        cors: {origins: ["https://shop.example"], headers: [x-a], credentials: true, max-age: 1h}
                        share-fetches: false
                        share-answers: false
                        plans: {steps: 9, threads: 2, queue: 20, wait: 300ms, cached-characters: 3000, cached: 40}
                        introspection: false
                        override-labels: [new]
                        stop-patience: 3s
                        """
                                .formatted(SECRET));

        assertThat(configuration.graph())
                .isEqualTo(new GraphSource.File(folder.resolve("graphs/shop.graphql")));
        assertThat(configuration.http().host()).isEqualTo("0.0.0.0");
        assertThat(configuration.http().port()).isEqualTo(4100);
        assertThat(configuration.http().eventLoops()).isEqualTo(3);
        assertThat(configuration.http().bodyBytesMax()).isEqualTo(5000);
        assertThat(configuration.http().idleTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(configuration.http().batchMax()).isEqualTo(4);
        assertThat(configuration.http().cors().maxAge()).isEqualTo(Duration.ofHours(1));
        SubgraphOverrides users =
                configuration
                        .subgraphs()
                        .getOrDefault(new SubgraphName("users"), SubgraphOverrides.NONE);
        assertThat(users.url()).contains(URI.create("http://127.0.0.1:4001/graphql"));
        assertThat(users.timeout()).contains(Duration.ofMillis(250));
        assertThat(users.key().orElseThrow().id()).isEqualTo("router-users");
        assertThat(configuration.identity().orElseThrow().settings().rolePolicies())
                .isEqualTo(
                        Map.of(
                                "BOSS",
                                Set.of("signs-off", "spends"),
                                "CLERK",
                                Set.of("signs-off")));
        assertThat(configuration.clientKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.scopes()).containsExactly("events:write"));
        assertThat(configuration.engine().limits().rootFields()).isEqualTo(13);
        assertThat(configuration.engine().execution().itemsMax()).isEqualTo(14);
        assertThat(configuration.engine().execution().answerBytesMax()).isEqualTo(15);
        assertThat(configuration.responseHeapPercent()).isEqualTo(16);
        assertThat(configuration.engine().plans())
                .isEqualTo(new PlanSettings(9, 2, 20, Duration.ofMillis(300), 3_000, 40));
        assertThat(configuration.engine().introspection()).isFalse();
        assertThat(configuration.stopPatience()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void listensOnLoopbackUnlessItIsTold() throws IOException {
        RouterConfiguration configuration = read("supergraph: a.graphql");

        assertThat(configuration.http().host()).isEqualTo("127.0.0.1");
        assertThat(configuration.http().port()).isEqualTo(4000);
        assertThat(configuration.http().bodyBytesMax()).isEqualTo(2 << 20);
        assertThat(configuration.http().batchMax()).isZero();
        assertThat(configuration.engine().execution().itemsMax()).isEqualTo(1 << 22);
        assertThat(configuration.engine().execution().answerBytesMax()).isEqualTo(64 << 20);
        assertThat(configuration.engine().plans().waitMax()).isEqualTo(Duration.ofSeconds(5));
        assertThat(configuration.responseHeapPercent()).isEqualTo(25);
    }

    @Test
    void namesTheBoundThatIsOutOfBounds() throws IOException {
        for (String wrong :
                List.of(
                        "listen.port: 70000",
                        "listen.event-loops: 0",
                        "limits.body-bytes: 0",
                        "limits.body-bytes: 500000000",
                        "limits.body-timeout: 0s",
                        "limits.idle-timeout: 999h",
                        "limits.batch: -1",
                        "limits.subscriptions: -1",
                        "limits.subscriptions-per-caller: -1",
                        "limits.tokens: 0",
                        "limits.depth: 0",
                        "limits.aliases: -1",
                        "limits.root-fields: 0",
                        "limits.answer-items: 0",
                        "limits.answer-bytes: 0",
                        "limits.answer-bytes: 1000000000",
                        "limits.responses-heap-percent: 0",
                        "limits.responses-heap-percent: 81",
                        "plans.steps: 0",
                        "plans.threads: 0",
                        "plans.queue: 0",
                        "plans.wait: 0ms",
                        "plans.wait: 61m",
                        "plans.cached: -1",
                        "plans.cached-characters: -1")) {
            String key = wrong.substring(0, wrong.indexOf(':'));
            String[] names = key.split("\\.");
            String value = wrong.substring(wrong.indexOf(':') + 2);
            String yaml = "{supergraph: a, %s: {%s: %s}}".formatted(names[0], names[1], value);
            assertThatExceptionOfType(ConfigurationException.class)
                    .as(wrong)
                    .isThrownBy(() -> read(yaml))
                    .withMessageContaining(key + " has to be");
        }
    }

    @Test
    void prefersTheSupergraphOfTheCommandLine() throws IOException {
        Path file = file("supergraph: a.graphql");

        assertThat(ConfigurationReader.read(file, Optional.of(Path.of("b.graphql"))).graph())
                .isEqualTo(new GraphSource.File(Path.of("b.graphql")));
    }

    @Test
    void namesTheKeyThatIsWrong() throws IOException {
        for (List<String> wrong :
                List.of(
                        List.of("supergrah: a", "supergraph"),
                        List.of("{supergraph: a, suprgraph: b}", "suprgraph is not known"),
                        List.of("{supergraph: a, listen: {prt: 1}}", "listen.prt is not known"),
                        List.of("{supergraph: a, listen: {port: x}}", "listen.port has to be"),
                        List.of("{supergraph: a, listen: 4000}", "listen has to be a mapping"),
                        List.of("{supergraph: a, introspection: maybe}", "introspection has to be"),
                        List.of("{supergraph: a, stop-patience: 3}", "stop-patience has to be"),
                        List.of("{supergraph: a, redis: {}}", "redis.uri is missing"),
                        List.of(
                                "{supergraph: a, subgraphs: {b: {url: ftp://x}}}",
                                "subgraphs.b.url has to be"),
                        List.of(
                                "{supergraph: a, client-keys: [{id: k, secrets: [short]}]}",
                                "less than 32 bytes"),
                        List.of(
                                "{supergraph: a, client-keys: [{id: k, secrets: ["
                                        + SECRET
                                        + "]}]}",
                                "redis.uri"),
                        List.of(
                                "{supergraph: a, redis: {uri: \"${SURELY_NOT_SET_ANYWHERE}\"}}",
                                "SURELY_NOT_SET_ANYWHERE"),
                        List.of("{", "is not YAML"),
                        List.of("- a", "has to be a mapping"))) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> read(wrong.getFirst()))
                    .withMessageContaining(wrong.getLast())
                    .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("\n"));
        }
    }

    private RouterConfiguration read(String yaml) throws IOException {
        return ConfigurationReader.read(file(yaml), Optional.empty());
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("router.yml"), yaml);
    }
}
