package commercegraph.metrics.persistence;

import commercegraph.metrics.domain.FeedPosition;
import commercegraph.metrics.domain.UserId;
import commercegraph.metrics.domain.UserMetrics;
import commercegraph.metrics.domain.UserMetricsCache;
import io.lettuce.core.KeyValue;
import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// A user's metrics for a minute, or for a moment while events of the user keep coming. Each
/// recording puts a new stamp beside them and takes them away; what was read before is kept only
/// while the stamp is still the one seen before the reading.
@Component
final class RedisMetricsCache implements UserMetricsCache {

    static final Duration QUIET = Duration.ofSeconds(60);
    static final Duration BUSY = Duration.ofSeconds(5);

    private static final String KEEP =
            """
            if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
            redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3])
            return 1
            """;
    private static final String OUTDATE =
            """
            redis.call('INCR', KEYS[1])
            redis.call('PEXPIRE', KEYS[1], ARGV[1])
            redis.call('DEL', KEYS[2])
            return 1
            """;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Redis redis;

    RedisMetricsCache(Redis redis) {
        this.redis = redis;
    }

    @Override
    public Found find(Set<UserId> ids) {
        List<UserId> ordered = List.copyOf(ids);
        String[] keys =
                ordered.stream()
                        .flatMap(id -> Stream.of(valueKey(id), stampKey(id)))
                        .toArray(String[]::new);
        return redis.ask(commands -> List.of(commands.mget(keys)))
                .map(answers -> found(ordered, answers.getFirst()))
                .orElse(Found.NOTHING);
    }

    private static Found found(List<UserId> ids, List<KeyValue<String, String>> values) {
        Map<UserId, UserMetrics> metrics = new HashMap<>();
        Map<UserId, String> stamps = new HashMap<>();
        for (int index = 0; index < ids.size(); index++) {
            UserId id = ids.get(index);
            KeyValue<String, String> value = values.get(2 * index);
            if (value.hasValue()) metrics.put(id, Stored.read(id, value.getValue()));
            else stamps.put(id, values.get(2 * index + 1).getValueOrElse(""));
        }
        return new Found(metrics, stamps);
    }

    @Override
    public void keep(Map<UserId, UserMetrics> read, Found before) {
        List<UserId> stamped = read.keySet().stream().filter(before.stamps()::containsKey).toList();
        if (stamped.isEmpty()) return;
        redis.<Object>ask(
                commands ->
                        stamped.stream()
                                .map(
                                        id ->
                                                commands.<Object>eval(
                                                        KEEP,
                                                        ScriptOutputType.INTEGER,
                                                        new String[] {stampKey(id), valueKey(id)},
                                                        keepArguments(id, read, before)))
                                .toList());
    }

    private static String[] keepArguments(UserId id, Map<UserId, UserMetrics> read, Found before) {
        String stamp = before.stamps().getOrDefault(id, "");
        UserMetrics metrics = read.getOrDefault(id, UserMetrics.none(id));
        Duration lifetime = stamp.isEmpty() ? QUIET : BUSY;
        return new String[] {stamp, Stored.write(metrics), Long.toString(lifetime.toMillis())};
    }

    @Override
    public void outdate(Set<UserId> ids) {
        if (ids.isEmpty()) return;
        redis.<Object>ask(
                commands ->
                        ids.stream()
                                .map(
                                        id ->
                                                commands.<Object>eval(
                                                        OUTDATE,
                                                        ScriptOutputType.INTEGER,
                                                        new String[] {stampKey(id), valueKey(id)},
                                                        Long.toString(QUIET.toMillis())))
                                .toList());
    }

    /// Braces: both keys of a user lie on one node of a cluster.
    private static String valueKey(UserId id) {
        return "metrics:user:{" + id.value() + "}";
    }

    private static String stampKey(UserId id) {
        return valueKey(id) + ":stamp";
    }

    private record Stored(
            long likes,
            long shares,
            long positiveComments,
            Map<String, Long> categories,
            @Nullable Long newestMicros) {

        static String write(UserMetrics metrics) {
            return JSON.writeValueAsString(
                    new Stored(
                            metrics.likes(),
                            metrics.shares(),
                            metrics.positiveComments(),
                            metrics.categories(),
                            metrics.newest().map(FeedPosition::tickOf).orElse(null)));
        }

        static UserMetrics read(UserId id, String json) {
            Stored stored = JSON.readValue(json, Stored.class);
            return new UserMetrics(
                    id,
                    stored.likes,
                    stored.shares,
                    stored.positiveComments,
                    stored.categories,
                    Optional.ofNullable(stored.newestMicros).map(FeedPosition::timeOf));
        }
    }
}
