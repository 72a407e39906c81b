package commercegraph.support.services;

import commercegraph.support.configuration.SubgraphProperties;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/// Wires the client; a subgraph that calls nobody never makes it.
@Configuration(proxyBeanMethods = false)
public class ServicesConfiguration {

    @Bean
    @Lazy
    ServiceClient serviceClient(SubgraphProperties properties, Clock clock) {
        return new ServiceClient(properties.peers(), clock);
    }
}
