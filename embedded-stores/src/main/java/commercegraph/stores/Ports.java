package commercegraph.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Ports for servers that cannot choose a free one themselves.
final class Ports {
    static final String LOOPBACK = "127.0.0.1";

    private Ports() {}

    /// The given port, or one that is free right now where it is 0. Another process may take it
    /// before it is bound.
    static int choose(int port) {
        if (port != 0) {
            return port;
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
