package commercegraph.metrics.persistence;

import commercegraph.metrics.domain.Event;
import commercegraph.metrics.domain.ProductId;
import commercegraph.metrics.domain.StoreUnavailableException;
import commercegraph.metrics.domain.TrendWindow;
import commercegraph.metrics.domain.Trends;
import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Scores by the hour in which things happened, one sorted set for each hour, kept for a week and a
/// day. A window is the sum of its hours: the running one, those before it, and of the oldest as
/// much as the running one still lacks. The sum is kept for [#SUM_KEPT].
@Component
final class RedisTrends implements Trends {

    static final Duration SUM_KEPT = Duration.ofSeconds(30);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(8);

    /// Braces: all of them lie on one node of a cluster, which sums them up.
    private static final String PREFIX = "metrics:{trends}:";

    private static final String SEEDS = ":seeds";
    private static final String ADD =
            """
            for index = 3, #ARGV, 2 do
              redis.call('ZINCRBY', KEYS[1], ARGV[index], ARGV[index + 1])
            end
            redis.call('EXPIREAT', KEYS[1], ARGV[1])
            return tonumber(ARGV[2])
            """;
    private static final String TOP =
            """
            if redis.call('EXISTS', KEYS[1]) == 0 then
              local sum = {'ZUNIONSTORE', KEYS[1], #KEYS - 1}
              for index = 2, #KEYS do sum[#sum + 1] = KEYS[index] end
              sum[#sum + 1] = 'WEIGHTS'
              for index = 3, #ARGV do sum[#sum + 1] = ARGV[index] end
              redis.call(unpack(sum))
              redis.call('PEXPIRE', KEYS[1], ARGV[1])
            end
            return redis.call('ZREVRANGE', KEYS[1], 0, ARGV[2], 'WITHSCORES')
            """;

    private final Redis redis;
    private final InstantSource clock;

    RedisTrends(Redis redis, InstantSource clock) {
        this.redis = redis;
        this.clock = clock;
    }

    @Override
    public void count(Collection<Event> recorded) {
        add(scores(recorded), "");
    }

    @Override
    public void seed(Collection<Event> seeds) {
        Map<Long, Map<ProductId, Integer>> hours = scores(seeds);
        String[] keys =
                hours.keySet().stream().map(hour -> key(hour, SEEDS)).toArray(String[]::new);
        if (keys.length == 0) return;
        redis.ask(commands -> List.of(commands.del(keys)));
        add(hours, SEEDS);
    }

    @Override
    public List<Trend> top(TrendWindow window, int first) {
        Instant now = clock.instant();
        List<String> keys = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        keys.add(PREFIX + "top:" + window + ":" + now.getEpochSecond() / SUM_KEPT.toSeconds());
        arguments.add(Long.toString(SUM_KEPT.toMillis()));
        arguments.add(Integer.toString(first - 1));
        long running = hour(now);
        double passed = (now.getEpochSecond() % HOUR.toSeconds()) / (double) HOUR.toSeconds();
        for (int back = 0; back <= window.hours(); back++) {
            String weight = Double.toString(back == window.hours() ? 1 - passed : 1);
            for (String kind : List.of("", SEEDS)) {
                keys.add(key(running - back, kind));
                arguments.add(weight);
            }
        }
        return redis.ask(
                        commands ->
                                List.of(
                                        commands.<List<String>>eval(
                                                TOP,
                                                ScriptOutputType.MULTI,
                                                keys.toArray(String[]::new),
                                                arguments.toArray(String[]::new))))
                .map(answers -> trends(answers.getFirst()))
                .orElseThrow(() -> new StoreUnavailableException("Redis does not answer"));
    }

    private static List<Trend> trends(List<String> productsAndScores) {
        List<Trend> trends = new ArrayList<>();
        for (int index = 0; index < productsAndScores.size(); index += 2) {
            var product = new ProductId(productsAndScores.get(index));
            trends.add(new Trend(product, Double.parseDouble(productsAndScores.get(index + 1))));
        }
        return trends;
    }

    private void add(Map<Long, Map<ProductId, Integer>> hours, String kind) {
        if (hours.isEmpty()) return;
        redis.<Object>ask(
                commands ->
                        hours.entrySet().stream()
                                .map(
                                        hour ->
                                                commands.<Object>eval(
                                                        ADD,
                                                        ScriptOutputType.INTEGER,
                                                        new String[] {key(hour.getKey(), kind)},
                                                        addArguments(
                                                                hour.getKey(), hour.getValue())))
                                .toList());
    }

    private static String[] addArguments(long hour, Map<ProductId, Integer> scores) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString((hour + KEPT.toHours()) * HOUR.toSeconds()));
        arguments.add(Integer.toString(scores.size()));
        scores.forEach(
                (product, score) -> {
                    arguments.add(Integer.toString(score));
                    arguments.add(product.value());
                });
        return arguments.toArray(String[]::new);
    }

    /// Of what no window reaches any more nothing is kept.
    private Map<Long, Map<ProductId, Integer>> scores(Collection<Event> events) {
        long oldest = hour(clock.instant()) - TrendWindow.WEEK.hours();
        Map<Long, Map<ProductId, Integer>> hours = new HashMap<>();
        for (Event event : events) {
            int weight = event.type().trendWeight();
            Optional<ProductId> product = Optional.ofNullable(event.productId());
            long hour = hour(event.occurredAt());
            if (product.isPresent() && weight > 0 && hour >= oldest)
                hours.computeIfAbsent(hour, _ -> new HashMap<>())
                        .merge(product.get(), weight, Integer::sum);
        }
        return hours;
    }

    private static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), HOUR.toSeconds());
    }

    private static String key(long hour, String kind) {
        return PREFIX + hour + kind;
    }
}
