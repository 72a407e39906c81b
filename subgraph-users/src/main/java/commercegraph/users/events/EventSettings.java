package commercegraph.users.events;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The event bus, none where empty: then events go to the log, and deletions to the queues of these
/// names (`commercegraph.sqs.*`), where there are any. In AWS without an endpoint.
@ConfigurationProperties("commercegraph.events")
record EventSettings(
        @DefaultValue("") String bus,
        @Nullable URI endpoint,
        @DefaultValue("eu-central-1") String region,
        @DefaultValue("2s") Duration every,
        @DefaultValue List<String> queues) {}
