package commercegraph.orders.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A line to a server that breaks when a test says so: it hands bytes on both ways, or is dead, or
/// silent, or breaks after so many of the server's answers.
public final class BreakableLine implements AutoCloseable {
    private enum State {
        WHOLE,
        DEAD,
        SILENT
    }

    private static final int BUFFER_BYTES = 65_536;

    private final ServerSocket entrance;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile State state = State.WHOLE;
    private volatile int answersLeft = Integer.MAX_VALUE;

    private BreakableLine(ServerSocket entrance, int server) {
        this.entrance = entrance;
        this.server = server;
    }

    /// To a server on this machine.
    public static BreakableLine to(int server) {
        try {
            var entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            var line = new BreakableLine(entrance, server);
            Thread.ofVirtual().start(line::accept);
            return line;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /// Breaks what is open, and whatever comes.
    public void kill() {
        state = State.DEAD;
        open.forEach(BreakableLine::close);
    }

    /// Nothing comes through any more, and nobody is told.
    public void silence() {
        state = State.SILENT;
    }

    /// Dead after so many more pieces of what the server says: the last one does not come through.
    public void killAfter(int answers) {
        answersLeft = answers;
    }

    public void mend() {
        kill();
        answersLeft = Integer.MAX_VALUE;
        state = State.WHOLE;
    }

    @Override
    public void close() {
        kill();
        try {
            entrance.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept() {
        while (true) {
            try {
                Socket client = entrance.accept();
                if (state == State.DEAD) close(client);
                else connect(client);
            } catch (IOException _) {
                return;
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket target = new Socket(InetAddress.getLoopbackAddress(), server);
        open.add(client);
        open.add(target);
        Thread.ofVirtual().start(() -> pump(client, target, false));
        Thread.ofVirtual().start(() -> pump(target, client, true));
    }

    private void pump(Socket from, Socket to, boolean isAnswer) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (isAnswer && --answersLeft < 0) kill();
                if (state == State.WHOLE) to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException _) {
            // The other end is closed as well.
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
