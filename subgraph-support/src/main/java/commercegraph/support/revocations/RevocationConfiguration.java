package commercegraph.support.revocations;

import com.github.benmanes.caffeine.cache.Ticker;
import commercegraph.support.configuration.SubgraphProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Revocations from the configured Redis.
@Configuration(proxyBeanMethods = false)
public class RevocationConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationConfiguration.class);

    @Bean
    @ConditionalOnProperty("commercegraph.revocations.redis-uri")
    RedisRevocations redisRevocations(SubgraphProperties properties) {
        var settings = properties.revocations();
        return new RedisRevocations(settings.redisUri(), settings.remembered());
    }

    @Bean
    KnownRevocations knownRevocations(
            ObjectProvider<RedisRevocations> redis, SubgraphProperties properties) {
        var settings = properties.revocations();
        RedisRevocations store = redis.getIfAvailable();
        if (store == null)
            LOG.warn(
                    "commercegraph.revocations.redis-uri is not set:"
                            + " tokens are good until they expire");
        return new KnownRevocations(
                store == null ? Revocations.NONE : store,
                settings.cached(),
                settings.remembered(),
                Ticker.systemTicker());
    }
}
