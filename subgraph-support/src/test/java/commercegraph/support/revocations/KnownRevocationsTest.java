package commercegraph.support.revocations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KnownRevocationsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration CACHED = Duration.ofSeconds(15);
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final AtomicLong nanos = new AtomicLong(-1_000);
    private final Source source = new Source();
    private final KnownRevocations revocations =
            new KnownRevocations(source, CACHED, REMEMBERED, nanos::get);

    @Test
    void refusesTokensOfBeforeThatSecondAndNoOthers() {
        source.revoke("usr_1", NOON);
        assertThat(revocations.isRevoked("usr_1", NOON.minusSeconds(1))).isTrue();
        assertThat(revocations.isRevoked("usr_1", NOON)).isFalse();
        assertThat(revocations.isRevoked("usr_1", NOON.plusSeconds(1))).isFalse();
        assertThat(revocations.isRevoked("usr_2", NOON.minusSeconds(1))).isFalse();
    }

    @Test
    void aTokenWithoutATimeIsOlderThanAnyRevocation() {
        assertThat(revocations.isRevoked("usr_1", Instant.EPOCH)).isFalse();
        source.revoke("usr_2", NOON);
        assertThat(revocations.isRevoked("usr_2", Instant.EPOCH)).isTrue();
    }

    @Test
    void asksForAUserOnceWithinTheCachedTime() {
        assertThat(isRevoked("usr_1")).isFalse();
        source.revoke("usr_1", NOON);
        pass(CACHED.minusMillis(1));
        assertThat(isRevoked("usr_1")).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(isRevoked("usr_1")).isTrue();
        assertThat(source.asked).containsExactly("usr_1", "usr_1");
    }

    @Test
    void keepsARevocationWhateverComesLater() {
        source.revoke("usr_1", NOON);
        assertThat(isRevoked("usr_1")).isTrue();
        source.notBefore.clear();
        pass(CACHED);
        assertThat(isRevoked("usr_1")).as("Redis has lost it").isTrue();
        source.up = false;
        pass(CACHED);
        assertThat(isRevoked("usr_1")).as("Redis is down").isTrue();
        source.up = true;
        source.revoke("usr_1", NOON.minusSeconds(60));
        pass(CACHED);
        assertThat(isRevoked("usr_1")).as("an older one comes late").isTrue();
        pass(REMEMBERED);
        assertThat(isRevoked("usr_1")).as("no token of then lives").isFalse();
    }

    @Test
    void withoutAnAnswerLetsInWhoIsNotKnownAndAsksAgainAfterAPause() {
        source.revoke("usr_1", NOON);
        source.up = false;
        assertThat(isRevoked("usr_1")).isFalse();
        assertThat(isRevoked("usr_1")).isFalse();
        assertThat(isRevoked("usr_2")).isFalse();
        assertThat(source.asked).containsExactly("usr_1");
        source.up = true;
        pass(Duration.ofSeconds(1));
        assertThat(isRevoked("usr_1")).isTrue();
        assertThat(isRevoked("usr_2")).isFalse();
        assertThat(source.asked).containsExactly("usr_1", "usr_1", "usr_2");
    }

    @Test
    void doesNotWaitForAnAnswerThatNeverComes() {
        source.hangs = true;
        assertThat(isRevoked("usr_1")).isFalse();
        assertThat(isRevoked("usr_2")).isFalse();
        assertThat(source.asked).containsExactly("usr_1");
    }

    private boolean isRevoked(String userId) {
        return revocations.isRevoked(userId, NOON.minusSeconds(1));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static final class Source implements Revocations {
        final Map<String, Instant> notBefore = new HashMap<>();
        final List<String> asked = new ArrayList<>();
        boolean up = true;
        boolean hangs;

        void revoke(String userId, Instant time) {
            notBefore.put(userId, time);
        }

        @Override
        public CompletionStage<Instant> notBefore(String userId) {
            asked.add(userId);
            if (hangs) return new CompletableFuture<>();
            return up
                    ? CompletableFuture.completedFuture(
                            notBefore.getOrDefault(userId, Instant.EPOCH))
                    : CompletableFuture.failedFuture(new IllegalStateException("down"));
        }
    }
}
