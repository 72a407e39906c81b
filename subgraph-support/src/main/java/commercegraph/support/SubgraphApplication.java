package commercegraph.support;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// Starts a subgraph: its own configuration file (`NAME.yml`), its own schema
/// (`schema/NAME.graphqls`), loopback unless configured otherwise. Several live in one JVM on one
/// class path, so nothing here is found by a common name.
public final class SubgraphApplication {

    /// It logs each unknown entity, and what TypedErrors has logged already, as an error.
    private static final String NOISY =
            "com.netflix.graphql.dgs.federation.DefaultDgsFederationResolver";

    private static final Map<String, Object> DEFAULTS =
            Map.ofEntries(
                    Map.entry("server.address", "127.0.0.1"),
                    Map.entry("server.shutdown", "graceful"),
                    Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "5s"),
                    Map.entry("spring.threads.virtual.enabled", true),
                    Map.entry("spring.jmx.enabled", false),
                    Map.entry("spring.servlet.multipart.enabled", false),
                    Map.entry("spring.graphql.schema.inspection.enabled", false),
                    Map.entry("spring.graphql.schema.printer.enabled", false),
                    Map.entry("dgs.graphql.virtualthreads.enabled", true),
                    Map.entry("dgs.graphql.dataloader.ticker-mode-enabled", false),
                    Map.entry("dgs.graphql.enable-entity-fetcher-custom-scalar-parsing", true),
                    Map.entry("dgs.graphql.errors.classification.enabled", false),
                    Map.entry("dgs.graphql.graphiql.enabled", false),
                    Map.entry("logging.level." + NOISY, "off"),
                    Map.entry("management.endpoints.web.base-path", "/"),
                    Map.entry("management.endpoints.web.discovery.enabled", false),
                    Map.entry("management.endpoints.web.exposure.include", "health"),
                    Map.entry("management.endpoint.health.probes.enabled", true),
                    Map.entry("management.endpoint.health.group.live.include", "livenessState"),
                    Map.entry("management.endpoint.health.group.ready.include", "readinessState"));

    private SubgraphApplication() {}

    /// `properties` stand above the configuration file; `args` above all. Returns when the port is
    /// open.
    public static ConfigurableApplicationContext start(
            Class<?> configuration, String name, Map<String, Object> properties, String... args) {
        var given = new HashMap<>(properties);
        given.put("spring.config.name", name);
        given.put("spring.application.name", name);
        given.put("dgs.graphql.schema-locations", "classpath*:schema/" + name + ".graphqls");
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", given));

        var application = new SpringApplication(configuration);
        application.setEnvironment(environment);
        application.setDefaultProperties(DEFAULTS);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        return application.run(args);
    }
}
