package commercegraph.stores;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// DynamoDB Local in this process: on disk below the folder, or in memory. All credentials and
/// regions see the same tables. Its own launcher listens on every interface and reports its use to
/// its maker; this one does neither. It never sweeps expired items (AWS sweeps late as well), so
/// readers filter them.
public final class EmbeddedDynamoDb implements AutoCloseable {
    private static final int THREADS_MAX = 32;

    private final StoreDirectory directory;
    private final LocalDynamoDBServerHandler handler;
    private final Server server;
    private final ServerConnector connector;

    private EmbeddedDynamoDb(
            StoreDirectory directory,
            LocalDynamoDBServerHandler handler,
            Server server,
            ServerConnector connector) {
        this.directory = directory;
        this.handler = handler;
        this.server = server;
        this.connector = connector;
    }

    /// Throws an [IllegalStateException] when the port is taken or the folder is in use.
    public static EmbeddedDynamoDb start(Optional<Path> directory, int port) {
        StoreDirectory opened = StoreDirectory.open(directory);
        try {
            return start(opened, port);
        } catch (Exception failure) {
            opened.close();
            throw new IllegalStateException(
                    "DynamoDB Local does not start: " + failure.getMessage(), failure);
        }
    }

    private static EmbeddedDynamoDb start(StoreDirectory directory, int port) throws Exception {
        String files = directory.kept() ? directory.folder("data").toString() : null;
        var requests = new LocalDynamoDBRequestHandler(0, !directory.kept(), files, true, false);
        var handler = new LocalDynamoDBServerHandler(requests, "*");
        var threads = new QueuedThreadPool(THREADS_MAX, 2);
        threads.setDaemon(true);
        var server = new Server(threads);
        var connector = new ServerConnector(server);
        connector.setHost(Ports.LOOPBACK);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new ContextHandler(handler, "/"));
        server.start();
        return new EmbeddedDynamoDb(directory, handler, server, connector);
    }

    public URI endpoint() {
        return URI.create("http://" + Ports.LOOPBACK + ":" + connector.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
            handler.close();
        } catch (Exception failure) {
            throw new IllegalStateException("DynamoDB Local does not stop", failure);
        } finally {
            directory.close();
        }
    }
}
