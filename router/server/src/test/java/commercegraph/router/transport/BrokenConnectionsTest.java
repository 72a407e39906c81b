package commercegraph.router.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BrokenConnectionsTest {
    @Test
    void areUsualWhenOthersBreakThem() {
        assertThat(BrokenConnections.isUsual(new IOException("Connection reset"))).isTrue();
        assertThat(BrokenConnections.isUsual(new HttpClosedException("closed"))).isTrue();
    }

    @Test
    void areFaultsOtherwise() {
        assertThat(BrokenConnections.isUsual(new IllegalStateException("ours"))).isFalse();
        assertThat(BrokenConnections.isUsual(new NullPointerException())).isFalse();
    }
}
