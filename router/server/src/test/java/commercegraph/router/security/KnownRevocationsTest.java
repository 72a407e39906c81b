package commercegraph.router.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KnownRevocationsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration CACHED = Duration.ofSeconds(15);

    private final AtomicLong nanos = new AtomicLong(-1_000);
    private final Source source = new Source();
    private final KnownRevocations revocations = new KnownRevocations(source, CACHED, nanos::get);

    @Test
    void refusesTokensOfBeforeThatSecondAndNoOthers() {
        source.revoke("user-1", NOON);
        assertThat(isRevoked("user-1", NOON.minusSeconds(1))).isTrue();
        assertThat(isRevoked("user-1", NOON)).isFalse();
        assertThat(isRevoked("user-1", NOON.plusSeconds(1))).isFalse();
        assertThat(isRevoked("user-2", NOON.minusSeconds(1))).isFalse();
    }

    @Test
    void aTokenWithoutATimeIsOlderThanAnyRevocation() {
        assertThat(isRevoked("user-1", Instant.EPOCH)).isFalse();
        source.revoke("user-2", NOON);
        assertThat(isRevoked("user-2", Instant.EPOCH)).isTrue();
    }

    @Test
    void asksForAUserOnceWithinTheCachedTime() {
        assertThat(isRevoked("user-1")).isFalse();
        source.revoke("user-1", NOON);
        pass(CACHED.minusMillis(1));
        assertThat(isRevoked("user-1")).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(isRevoked("user-1")).isTrue();
        assertThat(source.asked).containsExactly("user-1", "user-1");
    }

    @Test
    void keepsARevocationWhateverComesLater() {
        source.revoke("user-1", NOON);
        assertThat(isRevoked("user-1")).isTrue();
        source.notBefore.clear();
        pass(CACHED);
        assertThat(isRevoked("user-1")).as("Redis has lost it").isTrue();
        source.up = false;
        pass(CACHED);
        assertThat(isRevoked("user-1")).as("Redis is down").isTrue();
        source.up = true;
        source.revoke("user-1", NOON.minusSeconds(60));
        pass(CACHED);
        assertThat(isRevoked("user-1")).as("an older one comes late").isTrue();
        pass(Duration.ofHours(1));
        assertThat(isRevoked("user-1")).as("no token of then lives").isFalse();
    }

    @Test
    void withoutAnAnswerLetsInWhoIsNotKnownAndAsksAgainAfterAPause() {
        source.revoke("user-1", NOON);
        source.up = false;
        assertThat(isRevoked("user-1")).isFalse();
        assertThat(isRevoked("user-1")).isFalse();
        assertThat(isRevoked("user-2")).isFalse();
        assertThat(source.asked).containsExactly("user-1");
        source.up = true;
        pass(Duration.ofSeconds(1));
        assertThat(isRevoked("user-1")).isTrue();
        assertThat(isRevoked("user-2")).isFalse();
        assertThat(source.asked).containsExactly("user-1", "user-1", "user-2");
    }

    @Test
    void doesNotWaitForAnAnswerThatNeverComes() {
        source.hangs = true;
        assertThat(isRevoked("user-1")).isFalse();
        assertThat(isRevoked("user-2")).isFalse();
        assertThat(source.asked).containsExactly("user-1");
    }

    private boolean isRevoked(String userId) {
        return isRevoked(userId, NOON.minusSeconds(1));
    }

    private boolean isRevoked(String userId, Instant issued) {
        Identity identity =
                new Identity(userId, Set.of(), Grants.ANONYMOUS, issued, NOON.plusSeconds(900));
        return revocations.isRevoked(identity).toCompletableFuture().join();
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
            if (hangs) {
                return new CompletableFuture<>();
            }
            return up
                    ? CompletableFuture.completedFuture(
                            notBefore.getOrDefault(userId, Instant.EPOCH))
                    : CompletableFuture.failedFuture(new IllegalStateException("down"));
        }
    }
}
