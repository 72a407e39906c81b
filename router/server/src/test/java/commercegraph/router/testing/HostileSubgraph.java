package commercegraph.router.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/// A server that puts any bytes on the wire, and treats connections as it likes.
public final class HostileSubgraph implements AutoCloseable {
    private final ServerSocket server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Behaviour behaviour = json("{}");

    /// What is done with a connection on which a request has come.
    @FunctionalInterface
    public interface Behaviour {
        void answer(Wire wire, String request) throws IOException;
    }

    /// A connection.
    public record Wire(Socket socket, CountDownLatch closed) {
        public void send(String latin1) throws IOException {
            send(latin1.getBytes(ISO_8859_1));
        }

        public void send(byte[] bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }

        /// Ends the connection with a reset in place of a farewell.
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /// Says nothing more, until the test ends or the other side hangs up.
        public void hold() throws IOException {
            try (InputStream in = socket.getInputStream()) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private HostileSubgraph(ServerSocket server) {
        this.server = server;
    }

    public static HostileSubgraph start() {
        try {
            HostileSubgraph subgraph =
                    new HostileSubgraph(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(subgraph::accept);
            return subgraph;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// From now on.
    public void behave(Behaviour next) {
        behaviour = next;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/graphql";
    }

    /// A response that is right but for its body.
    public static Behaviour json(String body) {
        return response(200, "application/json", body.getBytes(UTF_8));
    }

    public static Behaviour response(int status, String contentType, byte[] body) {
        return (wire, _) -> {
            wire.send(
                    "HTTP/1.1 %d Status\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                            .formatted(status, contentType, body.length));
            wire.send(body);
        };
    }

    /// Exactly these bytes, and the end.
    public static Behaviour raw(String latin1) {
        return (wire, _) -> {
            wire.send(latin1);
            wire.socket().close();
        };
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (!socket.isClosed()) {
                String request = read(in);
                if (request == null) {
                    return;
                }
                behaviour.answer(new Wire(socket, closed), request);
            }
        } catch (IOException _) {
            return;
        }
    }

    /// The body of the next request; null when there is none.
    private static @org.jspecify.annotations.Nullable String read(InputStream in)
            throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
        }
        int length =
                head.toString(ISO_8859_1)
                        .lines()
                        .map(line -> line.toLowerCase(Locale.ROOT))
                        .filter(line -> line.startsWith("content-length:"))
                        .map(line -> Integer.parseInt(line.substring(15).strip()))
                        .findFirst()
                        .orElse(0);
        return new String(in.readNBytes(length), UTF_8);
    }
}
