package commercegraph.metrics.app;

import commercegraph.support.SubgraphApplication;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/// The metrics subgraph, configured by `metrics.yml` and the properties given.
@SpringBootApplication(scanBasePackages = "commercegraph.metrics")
@EnableConfigurationProperties({MetricsProperties.class, StoreProperties.class})
public class MetricsApplication {

    public static void main(String[] args) {
        SubgraphApplication.start(MetricsApplication.class, "metrics", Map.of(), args);
    }

    /// Returns when the port is open. `properties` stand above the configuration file.
    public static ConfigurableApplicationContext start(Map<String, Object> properties) {
        return SubgraphApplication.start(MetricsApplication.class, "metrics", properties);
    }
}
