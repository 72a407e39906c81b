package commercegraph.users.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import commercegraph.stores.SharedStores;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.revocations.RedisRevocations;
import commercegraph.users.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PublishedRevocationsTest {

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final UserId USER = new UserId(UserId.PREFIX + "published");

    @Test
    void tellsThoseWhoRead() {
        String uri = SharedStores.redis().uri().toString();
        try (var written = new RedisRevocations(uri, REMEMBERED);
                var read = new RedisRevocations(uri, REMEMBERED)) {
            var revocations = new PublishedRevocations(written);
            revocations.publish(USER, NOON);
            revocations.publish(USER, NOON.minusSeconds(1));
            assertThat(read.notBefore(USER.value()).toCompletableFuture().join()).isEqualTo(NOON);
        }
    }

    @Test
    void saysWhenItCouldNotTell() {
        try (var gone = new RedisRevocations("redis://127.0.0.1:1", REMEMBERED)) {
            var revocations = new PublishedRevocations(gone);
            assertThatThrownBy(() -> revocations.publish(USER, NOON))
                    .isInstanceOf(GraphFailure.class);
        }
    }
}
