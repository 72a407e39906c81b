package commercegraph.router.transport.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import commercegraph.router.testing.HostileSubgraph;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpKeySetSourceTest {
    private static final String KEYS = "{\"keys\":[]}";

    private final Vertx vertx = Vertx.vertx();
    private final HostileSubgraph issuer = HostileSubgraph.start();
    private final HttpKeySetSource source = new HttpKeySetSource(vertx, URI.create(issuer.url()));

    @AfterEach
    void stop() throws Exception {
        issuer.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    /// More requests than the client has connections.
    @Test
    void recoversFromAnIssuerThatDidNotAnswer() throws Exception {
        issuer.behave((wire, _) -> wire.hold());
        List<CompletableFuture<String>> silent = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            silent.add(source.fetch().toCompletableFuture());
        }
        for (CompletableFuture<String> fetch : silent) {
            assertThatThrownBy(() -> fetch.get(20, TimeUnit.SECONDS))
                    .hasMessageContaining("Timeout");
        }
        issuer.behave(HostileSubgraph.json(KEYS));
        assertThat(source.fetch().toCompletableFuture().get(20, TimeUnit.SECONDS)).isEqualTo(KEYS);
    }

    @Test
    void takesNoFloodAndNoOtherStatus() {
        issuer.behave(HostileSubgraph.json("\"" + "x".repeat(300_000) + "\""));
        assertThatThrownBy(() -> source.fetch().toCompletableFuture().get(20, TimeUnit.SECONDS))
                .isNotNull();
        issuer.behave(HostileSubgraph.response(500, "application/json", new byte[0]));
        assertThatThrownBy(() -> source.fetch().toCompletableFuture().get(20, TimeUnit.SECONDS))
                .hasMessageContaining("500");
    }
}
