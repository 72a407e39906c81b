package commercegraph.support.dynamodb;

import commercegraph.support.aws.AwsClients;
import commercegraph.support.aws.CallBounds;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Makes clients of DynamoDB. A call that is throttled, lost or unanswered is made again, at most
/// five times and within five seconds; when many fail, fewer are made again, so that a store which
/// comes back is not trampled down. A transaction made again is the same one: the client gives it a
/// token.
public final class DynamoDbClients {

    private static final CallBounds BOUNDS =
            new CallBounds(6, Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofMillis(20));

    private DynamoDbClients() {}

    /// A client with bounded calls, to be closed by who asked for it.
    ///
    /// @param endpoint of a local store, which takes any credentials; null: AWS, with those of the
    ///     environment
    public static DynamoDbClient of(@Nullable URI endpoint, String region) {
        return AwsClients.of(DynamoDbClient.builder(), endpoint, region, BOUNDS);
    }
}
