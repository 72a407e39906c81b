package commercegraph.signatures;

import static commercegraph.signatures.NonceCache.Outcome.FRESH;
import static commercegraph.signatures.NonceCache.Outcome.FULL;
import static commercegraph.signatures.NonceCache.Outcome.SEEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NonceCacheTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);

    @Test
    void isFreshOncePerKeyWithinTheLifetime() {
        var cache = new NonceCache(Duration.ofSeconds(61), 100);
        assertThat(cache.take("a", "n", NOW)).isEqualTo(FRESH);
        assertThat(cache.take("a", "n", NOW)).isEqualTo(SEEN);
        assertThat(cache.take("b", "n", NOW)).isEqualTo(FRESH);
        assertThat(cache.take("a", "n", NOW.plusSeconds(61))).isEqualTo(SEEN);
        assertThat(cache.take("a", "n", NOW.plusSeconds(62))).isEqualTo(FRESH);
        assertThat(cache.take("a", "n", NOW.plusSeconds(63))).isEqualTo(SEEN);
    }

    @Test
    void forgetsNothingThatCountsWhenFull() {
        var cache = new NonceCache(Duration.ofSeconds(8), 3);
        for (String nonce : new String[] {"1", "2", "3"})
            assertThat(cache.take("a", nonce, NOW)).isEqualTo(FRESH);
        assertThat(cache.take("a", "4", NOW)).isEqualTo(FULL);
        assertThat(cache.take("a", "1", NOW)).isEqualTo(SEEN);
        assertThat(cache.take("a", "4", NOW.plusSeconds(10))).isEqualTo(FRESH);
    }

    @Test
    void ofManyAtOnceOneIsFresh() {
        var cache = new NonceCache(Duration.ofSeconds(61), 100_000);
        long fresh =
                IntStream.range(0, 20_000)
                        .parallel()
                        .filter(i -> cache.take("a", "nonce-" + i % 1000, NOW) == FRESH)
                        .count();
        assertThat(fresh).isEqualTo(1000);
    }
}
