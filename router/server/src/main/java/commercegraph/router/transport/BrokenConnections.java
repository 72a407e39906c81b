package commercegraph.router.transport;

import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.http2.Http2Exception;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpConnection;
import java.io.IOException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says of connections that break no more than they deserve. What was under way on them is told
/// apart from this.
public final class BrokenConnections {
    private static final Logger LOG = LoggerFactory.getLogger(BrokenConnections.class);

    private BrokenConnections() {}

    /// Others hang up, and send what is no HTTP: every day, and as often as they like. Anything
    /// else is a fault of the router.
    public static void watch(HttpConnection connection) {
        connection.exceptionHandler(BrokenConnections::say);
    }

    private static void say(Throwable cause) {
        if (isUsual(cause)) {
            LOG.debug("a connection broke: {}", cause.toString());
        } else {
            LOG.error("a connection failed", cause);
        }
    }

    static boolean isUsual(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof CodecException
                || cause instanceof Http2Exception
                || cause instanceof VertxException
                || isOfACodec(cause);
    }

    /// Decoders throw whatever comes to hand at what cannot be read, and so does what looks at
    /// header fields.
    private static boolean isOfACodec(Throwable cause) {
        return Stream.of(cause.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> !name.startsWith("java."))
                .findFirst()
                .filter(
                        name ->
                                name.startsWith("io.netty.handler.codec.")
                                        || name.equals("io.vertx.core.http.impl.HttpUtils"))
                .isPresent();
    }
}
