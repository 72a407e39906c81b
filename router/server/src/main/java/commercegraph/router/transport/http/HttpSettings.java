package commercegraph.router.transport.http;

import commercegraph.router.json.ScanBounds;
import java.time.Duration;

/// How requests are taken.
///
/// @param host the address to listen on; loopback unless configured
/// @param port 0: any free one
/// @param eventLoops how many threads serve connections
/// @param bodyBytesMax of a request's body, as it comes and decompressed
/// @param bodyTimeout how long a body may take to arrive, and the header fields of a connection's
///     first request
/// @param idleTimeout after which a silent connection is closed
/// @param batchMax requests in one body; 0: bodies that are arrays are refused
public record HttpSettings(
        String host,
        int port,
        int eventLoops,
        int bodyBytesMax,
        Duration bodyTimeout,
        Duration idleTimeout,
        int batchMax,
        SubscriptionBounds subscriptions,
        CorsSettings cors) {
    private static final int PORT_MAX = 65_535;
    private static final Duration TIMEOUT_MAX = Duration.ofHours(24);

    public HttpSettings {
        require(port >= 0 && port <= PORT_MAX, "listen.port has to be from 0 to 65535");
        require(eventLoops >= 1, "listen.event-loops has to be 1 or more");
        require(
                bodyBytesMax >= 1 && bodyBytesMax <= ScanBounds.BYTES_MAX,
                "limits.body-bytes has to be from 1 to " + ScanBounds.BYTES_MAX);
        require(isTimeout(bodyTimeout), "limits.body-timeout has to be from 1ms to 24h");
        require(isTimeout(idleTimeout), "limits.idle-timeout has to be from 1ms to 24h");
        require(batchMax >= 0, "limits.batch has to be 0 or more");
    }

    private static boolean isTimeout(Duration timeout) {
        return timeout.isPositive() && timeout.compareTo(TIMEOUT_MAX) <= 0;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
