package commercegraph.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {
    @TempDir Path directory;

    @Test
    void keepsWhatItAnsweredThroughKills() throws Exception {
        try (StoreProcess killed = StoreProcess.start(StoreProcess.Store.REDIS, directory)) {
            set(killed.address(), "first", "1");
            killed.killLauncher();
            assertThat(Leftovers.runningFrom(directory.toRealPath())).hasSize(1);
        }
        try (StoreProcess killed = StoreProcess.start(StoreProcess.Store.REDIS, directory)) {
            set(killed.address(), "second", "2");
            killed.killEverything();
        }
        try (EmbeddedRedis again = EmbeddedRedis.start(Optional.of(directory), 0)) {
            String address = again.uri().toString();
            assertThat(Leftovers.runningFrom(directory.toRealPath())).hasSize(1);
            assertThat(get(address, "first")).isEqualTo("1");
            assertThat(get(address, "second")).isEqualTo("2");
            assertThat(setting(address, "maxmemory-policy")).isEqualTo("noeviction");
            assertThat(setting(address, "bind")).isEqualTo("127.0.0.1");
        }
        assertThat(Leftovers.runningFrom(directory.toRealPath())).isEmpty();
    }

    @Test
    void saysWhenItsPortIsTaken() {
        int taken = SharedStores.redis().uri().getPort();

        assertThatThrownBy(() -> EmbeddedRedis.start(Optional.empty(), taken))
                .hasMessageContaining("port " + taken);
    }

    private static void set(String address, String key, String value) {
        on(address, redis -> String.valueOf(redis.set(key, value)));
    }

    private static String get(String address, String key) {
        return on(address, redis -> String.valueOf(redis.get(key)));
    }

    private static String setting(String address, String name) {
        return on(address, redis -> String.valueOf(redis.configGet(name).get(name)));
    }

    private static String on(
            String address, Function<RedisCommands<String, String>, String> command) {
        try (RedisClient client = RedisClient.create(address);
                StatefulRedisConnection<String, String> connection = client.connect()) {
            return command.apply(connection.sync());
        }
    }
}
