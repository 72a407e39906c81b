package commercegraph.orders.app;

import commercegraph.support.SubgraphApplication;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/// The orders subgraph.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ConfigurationPropertiesScan
@ComponentScan("commercegraph.orders")
public class OrdersApplication {
    /// Starts the subgraph with properties that stand above `orders.yml`; returns when it serves.
    public static ConfigurableApplicationContext start(Map<String, Object> properties) {
        return SubgraphApplication.start(OrdersApplication.class, "orders", properties);
    }

    public static void main(String[] args) {
        SubgraphApplication.start(OrdersApplication.class, "orders", Map.of(), args);
    }
}
