package commercegraph.stores;

import java.util.Optional;

/// One store of each kind for a whole JVM, for the tests of a module: started when first asked for,
/// nothing kept, stopped when the JVM ends. Tests share them, so each uses table names, keys or ids
/// of its own.
public final class SharedStores {
    private SharedStores() {}

    public static EmbeddedDynamoDb dynamoDb() {
        return DynamoDb.STORE;
    }

    public static EmbeddedPostgres postgres() {
        return Postgres.STORE;
    }

    public static EmbeddedRedis redis() {
        return Redis.STORE;
    }

    public static EmbeddedSqs sqs() {
        return Sqs.STORE;
    }

    private static final class DynamoDb {
        static final EmbeddedDynamoDb STORE =
                closedAtExit(EmbeddedDynamoDb.start(Optional.empty(), 0));
    }

    private static final class Postgres {
        static final EmbeddedPostgres STORE =
                closedAtExit(EmbeddedPostgres.start(Optional.empty(), 0));
    }

    private static final class Redis {
        static final EmbeddedRedis STORE = closedAtExit(EmbeddedRedis.start(Optional.empty(), 0));
    }

    private static final class Sqs {
        static final EmbeddedSqs STORE = closedAtExit(EmbeddedSqs.start(Optional.empty(), 0));
    }

    private static <T extends AutoCloseable> T closedAtExit(T store) {
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .unstarted(
                                        () -> {
                                            try {
                                                store.close();
                                            } catch (Exception failure) {
                                                throw new IllegalStateException(failure);
                                            }
                                        }));
        return store;
    }
}
