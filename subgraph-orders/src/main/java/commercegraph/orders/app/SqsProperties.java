package commercegraph.orders.app;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where queues are, `commercegraph.sqs.*`.
///
/// @param endpoint of a stand-in, which takes any credentials, and in which missing queues are
/// made;
///     absent: AWS, with its own chain of
///     credentials, and with queues that were made beforehand
@ConfigurationProperties("commercegraph.sqs")
record SqsProperties(@Nullable URI endpoint, @DefaultValue("eu-central-1") String region) {}
