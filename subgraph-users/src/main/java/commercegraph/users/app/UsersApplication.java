package commercegraph.users.app;

import commercegraph.support.SubgraphApplication;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The users subgraph: identity, profiles, roles, audit.
@SpringBootApplication(scanBasePackages = "commercegraph.users")
public class UsersApplication {

    private static final String NAME = "users";

    public static void main(String[] args) {
        SubgraphApplication.start(UsersApplication.class, NAME, Map.of(), args);
    }

    /// Starts it in this JVM. `properties` stand above `users.yml`.
    public static ConfigurableApplicationContext start(Map<String, Object> properties) {
        return SubgraphApplication.start(UsersApplication.class, NAME, properties);
    }
}
