package commercegraph.catalog.app;

import commercegraph.support.SubgraphApplication;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/// The catalog subgraph.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan("commercegraph.catalog")
public class CatalogApplication {
    public static void main(String[] arguments) {
        SubgraphApplication.start(CatalogApplication.class, "catalog", Map.of(), arguments);
    }

    /// Starts it with these properties above those of `catalog.yml`; returns when it answers.
    public static ConfigurableApplicationContext start(Map<String, Object> properties) {
        return SubgraphApplication.start(CatalogApplication.class, "catalog", properties);
    }
}
