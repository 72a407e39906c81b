package commercegraph.router.transport.http;

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
    public HttpSettings {
        if (port < 0 || port > 65_535 || eventLoops < 1 || bodyBytesMax < 1 || batchMax < 0) {
            throw new IllegalArgumentException("settings of HTTP out of bounds");
        }
    }
}
