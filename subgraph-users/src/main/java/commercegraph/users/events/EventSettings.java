package commercegraph.users.events;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The event bus, none where empty: then events go to the log. In AWS without an endpoint.
@ConfigurationProperties("commercegraph.events")
record EventSettings(
        @DefaultValue("") String bus,
        @Nullable URI endpoint,
        @DefaultValue("eu-central-1") String region,
        @DefaultValue("2s") Duration every) {}
