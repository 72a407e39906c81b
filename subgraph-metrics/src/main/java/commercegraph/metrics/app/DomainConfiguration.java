package commercegraph.metrics.app;

import commercegraph.metrics.domain.CachedUserMetrics;
import commercegraph.metrics.domain.Categories;
import commercegraph.metrics.domain.InteractionRecorder;
import commercegraph.metrics.domain.InteractionStore;
import commercegraph.metrics.domain.MetadataStore;
import commercegraph.metrics.domain.MetadataWriter;
import commercegraph.metrics.domain.MetricsReader;
import commercegraph.metrics.domain.RateLimits;
import commercegraph.metrics.domain.SenderKeys;
import commercegraph.metrics.domain.Trends;
import commercegraph.metrics.domain.UserMetricsCache;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The domain's services over their ports.
@Configuration(proxyBeanMethods = false)
class DomainConfiguration {

    @Bean
    InteractionRecorder interactionRecorder(
            InteractionStore store,
            Categories categories,
            UserMetricsCache cache,
            Trends trends,
            InstantSource clock) {
        return new InteractionRecorder(store, categories, cache, trends, clock);
    }

    @Bean
    CachedUserMetrics cachedUserMetrics(MetricsReader reader, UserMetricsCache cache) {
        return new CachedUserMetrics(reader, cache);
    }

    @Bean
    MetadataWriter metadataWriter(MetadataStore store) {
        return new MetadataWriter(store);
    }

    @Bean
    SenderKeys senderKeys(MetricsProperties properties) {
        return properties.senderKeys();
    }

    @Bean
    RateLimits rateLimits(MetricsProperties properties) {
        return properties.limits();
    }
}
