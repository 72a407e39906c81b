package commercegraph.support.queues;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where queues are, `commercegraph.sqs.*`.
///
/// @param endpoint of a stand-in, which takes any credentials, and in which missing queues are
///     made; absent: AWS, with its own chain of credentials, and with queues that were made before
@ConfigurationProperties("commercegraph.sqs")
public record SqsProperties(@Nullable URI endpoint, @DefaultValue("eu-central-1") String region) {

    /// Whether queues that are missing are made here.
    public boolean makesQueues() {
        return endpoint != null;
    }
}
