package commercegraph.quickstart;

import commercegraph.stores.EmbeddedDynamoDb;
import commercegraph.stores.EmbeddedPostgres;
import commercegraph.stores.EmbeddedRedis;
import commercegraph.stores.EmbeddedSqs;
import java.util.Optional;

/// The four stores, on ports of their own choice.
record Stores(
        EmbeddedDynamoDb dynamoDb, EmbeddedPostgres postgres, EmbeddedRedis redis, EmbeddedSqs sqs)
        implements AutoCloseable {
    static Stores start(DataFolder data, Parallel parallel) {
        var dynamoDb =
                parallel.start(
                        "DynamoDB Local",
                        () -> EmbeddedDynamoDb.start(Optional.of(data.store("dynamodb")), 0));
        var postgres =
                parallel.start(
                        "PostgreSQL",
                        () -> EmbeddedPostgres.start(Optional.of(data.store("postgres")), 0));
        var redis =
                parallel.start(
                        "Redis", () -> EmbeddedRedis.start(Optional.of(data.store("redis")), 0));
        var sqs = parallel.start("SQS", () -> EmbeddedSqs.start(Optional.of(data.store("sqs")), 0));
        return new Stores(dynamoDb.join(), postgres.join(), redis.join(), sqs.join());
    }

    @Override
    public void close() {
        sqs.close();
        redis.close();
        postgres.close();
        dynamoDb.close();
    }
}
