package commercegraph.support.example;

import commercegraph.support.SubgraphApplication;
import commercegraph.support.testing.SubgraphTestClient;
import commercegraph.support.testing.TestIdentity;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

@SpringBootApplication
public class ExampleApplication {

    public static ConfigurableApplicationContext start(
            TestIdentity identity, Map<String, Object> more) {
        var properties = new HashMap<>(SubgraphTestClient.properties(identity));
        properties.putAll(more);
        return SubgraphApplication.start(ExampleApplication.class, "example", properties);
    }
}
