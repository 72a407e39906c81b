package commercegraph.router.transport.subgraph;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.transport.HeapShare;
import commercegraph.router.transport.subgraph.ResponseBody.Taken;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class ResponseBodyTest {
    private static final int BYTES_MAX = 100_000;

    private final HeapShare memory = new HeapShare(120_000);

    @Test
    void takesNoMoreThanItsBound() {
        ResponseBody body = new ResponseBody(memory, BYTES_MAX, -1);
        assertThat(body.take(chunk(BYTES_MAX))).isEqualTo(Taken.YES);
        assertThat(body.take(chunk(1))).isEqualTo(Taken.TOO_LARGE);
    }

    @Test
    void takesNoMoreThanIsLeftByOthers() throws Exception {
        ResponseBody large = new ResponseBody(memory, BYTES_MAX, -1);
        ResponseBody other = new ResponseBody(memory, BYTES_MAX, -1);
        assertThat(large.take(chunk(90_000))).isEqualTo(Taken.YES);
        assertThat(other.take(chunk(10_000))).isEqualTo(Taken.YES);
        assertThat(other.take(chunk(50_000))).isEqualTo(Taken.NO_MEMORY);
        large.end();
        assertThat(other.take(chunk(50_000))).isEqualTo(Taken.YES);
        assertThat(other.decoded(null)).hasSize(60_000);
        other.end();
        assertThat(memory.take(120_000)).isTrue();
    }

    @Test
    void doesNotReserveWhatIsOnlyAnnounced() {
        HeapShare large = new HeapShare(64L << 20);
        for (int i = 0; i < 60; i++) {
            ResponseBody body = new ResponseBody(large, 64 << 20, 60 << 20);
            assertThat(body.take(chunk(1))).isEqualTo(Taken.YES);
        }
    }

    private static Buffer chunk(int length) {
        return Buffer.buffer(new byte[length]);
    }
}
