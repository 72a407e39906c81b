package commercegraph.router.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.transport.HeapShare;
import org.junit.jupiter.api.Test;

class RequestMemoryTest {
    private static final int MIB = 1 << 20;

    private final HeapShare bodies = new HeapShare(8 * MIB);

    private RequestMemory request() {
        return new RequestMemory(bodies);
    }

    @Test
    void takesABodyFourTimesAsItGrows() {
        RequestMemory first = request();
        assertThat(first.holds(100)).isTrue();
        assertThat(first.holds(MIB)).isTrue();
        assertThat(first.holds(MIB)).isTrue();

        assertThat(request().holds(MIB)).isFalse();
        assertThat(request().holds(MIB / 2)).isTrue();
    }

    @Test
    void leavesRoomToSmallBodies() {
        assertThat(request().holds(7 * MIB / 4)).isTrue();

        assertThat(request().holds(20_000)).isFalse();
        assertThat(request().holds(10_000)).isTrue();
    }

    @Test
    void refusesSmallBodiesAtLast() {
        RequestMemory small = request();
        for (int i = 0; i < 128; i++) {
            assertThat(request().holds(16_384)).isTrue();
        }
        assertThat(small.holds(1)).isFalse();
    }

    @Test
    void givesBackOnce() {
        RequestMemory first = request();
        assertThat(first.holds(7 * MIB / 4)).isTrue();
        first.end();
        first.end();

        assertThat(first.holds(1)).isFalse();
        RequestMemory second = request();
        assertThat(second.holds(MIB)).isTrue();
        assertThat(request().holds(MIB)).isFalse();
    }
}
