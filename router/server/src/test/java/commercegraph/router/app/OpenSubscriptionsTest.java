package commercegraph.router.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import commercegraph.router.composition.SubgraphSdl;
import commercegraph.router.security.IdentitySettings;
import commercegraph.router.testing.ComposedRouter;
import commercegraph.router.testing.Events;
import commercegraph.router.testing.HostileSubgraph;
import commercegraph.router.testing.TestClient;
import commercegraph.router.testing.TestIssuer;
import commercegraph.router.transport.http.HttpSettings;
import commercegraph.router.transport.http.SubscriptionBounds;
import commercegraph.stores.EmbeddedRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How long subscriptions stay open, and how many of them.
@Timeout(60)
class OpenSubscriptionsTest {
    private static final String CLOCK =
            "type Query { now: Int } type Subscription { tick: Int text: String }";
    private static final String BEGIN =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n\r\n";
    private static final String TICK = "event: next\ndata: {\"data\":{\"tick\":1}}\n\n";
    private static final String SUBSCRIBE = "subscription { tick }";

    @TempDir static Path data;
    private final AtomicInteger streams = new AtomicInteger();
    private HostileSubgraph clock;
    private EmbeddedRedis redis;
    private TestIssuer issuer;
    private ComposedRouter router;

    @BeforeEach
    void start() {
        redis = EmbeddedRedis.start(Optional.of(data), 0);
        issuer = TestIssuer.start();
        clock = HostileSubgraph.start();
        clock.behave(
                (wire, _) -> {
                    streams.incrementAndGet();
                    try {
                        wire.send(BEGIN + TICK);
                        wire.hold();
                    } finally {
                        streams.decrementAndGet();
                    }
                });
        IdentitySettings identity =
                new IdentitySettings(
                        issuer.issuer(), Set.of(TestIssuer.CLIENT_ID), Map.of(), Map.of());
        router =
                ComposedRouter.start(
                        List.of(new SubgraphSdl("clock", clock.url(), CLOCK)),
                        of ->
                                of.withHttp(bounded(of.http()))
                                        .withIdentity(
                                                new RouterConfiguration.Identity(
                                                        identity,
                                                        URI.create(issuer.keySetUri()),
                                                        Duration.ofMillis(100)))
                                        .withClientKeys(List.of(), redis.uri().toString()));
    }

    private static HttpSettings bounded(HttpSettings usual) {
        return new HttpSettings(
                usual.host(),
                usual.port(),
                usual.eventLoops(),
                usual.bodyBytesMax(),
                usual.bodyTimeout(),
                Duration.ofSeconds(2),
                0,
                new SubscriptionBounds(3, 2),
                usual.cors());
    }

    @AfterEach
    void stop() {
        router.close();
        clock.close();
        issuer.close();
        redis.close();
    }

    @Test
    void endWithTheirToken() {
        try (Events events = subscribe(issuer.token("ann", Duration.ofSeconds(3)))) {
            assertThat(events.next()).isEqualTo("event: next");
            assertEnded(events.rest(), "\"code\":\"UNAUTHENTICATED\",\"reason\":\"TOKEN_EXPIRED\"");
        }
        assertNothingIsLeft();
    }

    @Test
    void endWhenTheirTokenIsRevoked() {
        try (Events anns = subscribe(issuer.token("anna"));
                Events bobs = subscribe(issuer.token("bob"))) {
            assertThat(anns.next()).isEqualTo("event: next");
            revoke("anna");
            assertEnded(anns.rest(), "\"code\":\"UNAUTHENTICATED\",\"reason\":\"TOKEN_REVOKED\"");
            await().untilAsserted(() -> assertThat(streams).hasValue(1));
            assertThat(bobs.next()).isEqualTo("event: next");
        }
        assertNothingIsLeft();
    }

    @Test
    void areBoundedForEachCallerAndInAll() {
        String ann = issuer.token("ann");
        List<Events> open = new ArrayList<>();
        open.add(subscribe(ann));
        open.add(subscribe(ann));
        assertThat(open).extracting(Events::status).containsOnly(200);
        try (Events refused = subscribe(ann)) {
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.next()).contains("\"code\":\"RATE_LIMITED\"");
        }
        open.add(Events.of(router.server().url(), SUBSCRIBE));
        assertThat(open.getLast().status()).isEqualTo(200);
        try (Events refused = subscribe(issuer.token("bob"))) {
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.next()).contains("\"code\":\"UNAVAILABLE\"");
        }
        open.forEach(Events::close);
        assertNothingIsLeft();
        for (int i = 0; i < 10; i++) {
            await().until(
                            () -> {
                                try (Events again = subscribe(ann)) {
                                    return again.status() == 200;
                                }
                            });
        }
    }

    @Test
    void endWhenTheRouterStops() {
        try (Events events = subscribe(issuer.token("ann"))) {
            assertThat(events.next()).isEqualTo("event: next");
            router.close();
            assertEnded(events.rest(), "\"code\":\"UNAVAILABLE\"");
        }
    }

    /// The subgraph can send no more than what lies in sockets and a few events, and is let go when
    /// the client's connection has been silent for too long.
    @Test
    void holdBackASubgraphWhoseClientDoesNotRead() throws IOException {
        AtomicLong sent = new AtomicLong();
        AtomicInteger ended = new AtomicInteger();
        String large =
                "event: next\ndata: {\"data\":{\"text\":\"%s\"}}\n\n"
                        .formatted("x".repeat(100_000));
        clock.behave(
                (wire, _) -> {
                    wire.send(BEGIN);
                    try {
                        while (sent.get() < 1L << 30) {
                            wire.send(large);
                            sent.addAndGet(large.length());
                        }
                    } finally {
                        ended.incrementAndGet();
                    }
                });
        String body = TestClient.body("subscription { text }");
        try (Socket client = new Socket("127.0.0.1", router.server().port())) {
            OutputStream out = client.getOutputStream();
            out.write(
                    ("POST /graphql HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n"
                                    + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s")
                            .formatted(body.length(), body)
                            .getBytes(StandardCharsets.UTF_8));
            await().untilAsserted(() -> assertThat(ended).hasValue(1));
        }
        assertThat(sent.get()).isLessThan(64L << 20);
    }

    private Events subscribe(String token) {
        return Events.of(router.server().url(), SUBSCRIBE, "authorization", "Bearer " + token);
    }

    private static void assertEnded(List<String> lines, String why) {
        assertThat(lines).endsWith("event: complete", "data:");
        assertThat(lines.get(lines.size() - 3)).startsWith("data: {\"errors\":[").contains(why);
    }

    private void assertNothingIsLeft() {
        await().untilAsserted(() -> assertThat(streams).hasValue(0));
    }

    private void revoke(String userId) {
        RedisClient client = RedisClient.create(redis.uri().toString());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            long nextSecond = Instant.now().getEpochSecond() + 1;
            connection
                    .sync()
                    .set("commercegraph:tokens-not-before:" + userId, Long.toString(nextSecond));
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }
}
