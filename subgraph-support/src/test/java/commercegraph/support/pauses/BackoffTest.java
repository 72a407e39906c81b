package commercegraph.support.pauses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import commercegraph.support.errors.ErrorCode;
import commercegraph.support.errors.GraphFailure;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration FIRST = Duration.ofMillis(10);
    private static final Duration MOST = Duration.ofMillis(500);
    private static final Backoff BACKOFF = new Backoff(FIRST, MOST);
    private static final int DRAWS = 2_000;

    private static long longest(int failures) {
        return IntStream.range(0, DRAWS)
                .mapToLong(_ -> BACKOFF.after(failures).toMillis())
                .max()
                .orElseThrow();
    }

    @Test
    void doublesUpToItsBound() {
        assertThat(longest(1)).isBetween(8L, 10L);
        assertThat(longest(2)).isBetween(16L, 20L);
        assertThat(longest(5)).isBetween(130L, 160L);
        for (int failures : new int[] {7, 40, 64, 65, Integer.MAX_VALUE})
            assertThat(longest(failures)).as("after %d", failures).isBetween(450L, 500L);
    }

    @Test
    void isRandomInItsWholeLength() {
        long shortest =
                IntStream.range(0, DRAWS)
                        .mapToLong(_ -> BACKOFF.after(10).toMillis())
                        .min()
                        .orElseThrow();
        assertThat(shortest).isLessThan(25);
    }

    @Test
    void endsWithTheThread() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> BACKOFF.pause(5))
                .isInstanceOfSatisfying(
                        GraphFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void refusesPausesThatAreNone() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, MOST))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(MOST, FIRST))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
