package commercegraph.metrics.persistence;

import commercegraph.metrics.domain.RateLimit;
import commercegraph.metrics.domain.RateLimiter;
import commercegraph.metrics.domain.RateLimits;
import io.lettuce.core.ScriptOutputType;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Counts calls in windows that begin with a caller's first one. Counting and giving the counter
/// its end are one step, so that no counter stays for ever.
@Component
final class RedisRateLimiter implements RateLimiter {

    private static final String COUNT =
            """
            local calls = redis.call('INCR', KEYS[1])
            if calls == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
            return calls
            """;

    private final Redis redis;
    private final Map<String, RateLimit> limits;

    RedisRateLimiter(Redis redis, RateLimits limits) {
        this.redis = redis;
        this.limits = limits.byField();
    }

    @Override
    public boolean admits(String caller, String field) {
        RateLimit limit = limits.get(field);
        if (limit == null) return true;
        String key = "metrics:rate:" + field + ":" + caller;
        String window = Long.toString(limit.window().toMillis());
        return redis.ask(
                        commands ->
                                List.of(
                                        commands.<Long>eval(
                                                COUNT,
                                                ScriptOutputType.INTEGER,
                                                new String[] {key},
                                                window)))
                .map(answers -> answers.getFirst() <= limit.calls())
                .orElse(true);
    }
}
