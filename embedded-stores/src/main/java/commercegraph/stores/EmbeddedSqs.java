package commercegraph.stores;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.sql.DB;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.collection.immutable.Nil$;
import scala.util.Either;
import scalikejdbc.ConnectionPool;

/// An SQS server in this process. With a folder, queues and messages are kept in a database file
/// there, and a message is on disk when its sender has its answer. Only one with a folder can run
/// in a process at a time: the library keeps one pool of connections for all of them.
public final class EmbeddedSqs implements AutoCloseable {
    private static final Duration STEP_MAX = Duration.ofSeconds(30);
    private static final Config ACTORS =
            ConfigFactory.parseString(
                            """
                            pekko.loglevel = WARNING
                            pekko.stdout-loglevel = WARNING
                            pekko.daemonic = on
                            pekko.jvm-shutdown-hooks = off
                            pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
                            pekko.actor.default-dispatcher.fork-join-executor.parallelism-max = 4
                            """)
                    .withFallback(ConfigFactory.load(EmbeddedSqs.class.getClassLoader()));

    private static final AtomicBoolean KEPT_RUNS = new AtomicBoolean();

    private final StoreDirectory directory;
    private final ActorSystem actors;
    private final SQSRestServer server;
    private final int port;

    private EmbeddedSqs(
            StoreDirectory directory, ActorSystem actors, SQSRestServer server, int port) {
        this.directory = directory;
        this.actors = actors;
        this.server = server;
        this.port = port;
    }

    /// Throws an [IllegalStateException] when the port is taken or the folder is in use.
    public static EmbeddedSqs start(Optional<Path> directory, int port) {
        StoreDirectory opened = StoreDirectory.open(directory);
        if (opened.kept() && !KEPT_RUNS.compareAndSet(false, true)) {
            opened.close();
            throw new IllegalStateException(
                    "Another SQS server with a folder runs in this process");
        }
        ActorSystem actors = ActorSystem.create("sqs", ACTORS, EmbeddedSqs.class.getClassLoader());
        try {
            return start(opened, actors, port);
        } catch (RuntimeException failure) {
            terminate(actors);
            closeDatabase(opened);
            opened.close();
            throw new IllegalStateException(
                    "The SQS server does not start: " + failure.getMessage(), failure);
        }
    }

    private static EmbeddedSqs start(StoreDirectory directory, ActorSystem actors, int port) {
        Option<ActorRef> persistence =
                directory.kept() ? Option.apply(persistence(directory, actors)) : Option.empty();
        ActorRef queues =
                actors.actorOf(
                        Props.create(
                                QueueManagerActor.class,
                                new NowProvider(),
                                StrictSQSLimits$.MODULE$,
                                persistence));
        if (persistence.isDefined()) {
            restore(persistence.get(), queues);
        }
        var builder =
                SQSRestServerBuilder.withActorSystem(actors)
                        .withQueueManagerActor(queues)
                        .withInterface(Ports.LOOPBACK);
        var listening = port == 0 ? builder.withDynamicPort() : builder.withPort(port);
        SQSRestServer server =
                (persistence.isDefined()
                                ? listening.withQueueEventListener(persistence.get())
                                : listening)
                        .start();
        int bound = server.waitUntilStarted().localAddress().getPort();
        return new EmbeddedSqs(directory, actors, server, bound);
    }

    /// Without `WRITE_DELAY=0` the database writes up to half a second after its answer.
    private static ActorRef persistence(StoreDirectory directory, ActorSystem actors) {
        String uri =
                "jdbc:h2:file:"
                        + directory.folder("data").resolve("sqs")
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        var config = new SqlQueuePersistenceConfig(true, "org.h2.Driver", uri, "", "", false);
        // The library fills its pool once in a process, and so would use the file of the first
        // server for every later one.
        DB.initializeSingleton(config);
        ConnectionPool.singleton(
                uri,
                "",
                "",
                ConnectionPool.singleton$default$4(),
                ConnectionPool.DEFAULT_CONNECTION_POOL_FACTORY());
        return actors.actorOf(Props.create(SqlQueuePersistenceActor.class, config, Nil$.MODULE$));
    }

    /// Queues and messages of the last run are back before the first request can come.
    private static void restore(ActorRef persistence, ActorRef queues) {
        Object result =
                Patterns.ask(persistence, new QueueEvent.Restore(queues), STEP_MAX)
                        .toCompletableFuture()
                        .join();
        if (result instanceof Either<?, ?> either && either.isLeft()) {
            throw new IllegalStateException("kept queues do not come back: " + either);
        }
    }

    public URI endpoint() {
        return URI.create("http://" + Ports.LOOPBACK + ":" + port);
    }

    @Override
    public void close() {
        server.stopAndWait();
        terminate(actors);
        closeDatabase(directory);
        directory.close();
    }

    /// Without this the pool would hold the file open.
    private static void closeDatabase(StoreDirectory directory) {
        if (directory.kept()) {
            ConnectionPool.closeAll();
            KEPT_RUNS.set(false);
        }
    }

    private static void terminate(ActorSystem actors) {
        actors.terminate();
        actors.getWhenTerminated()
                .toCompletableFuture()
                .orTimeout(STEP_MAX.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
