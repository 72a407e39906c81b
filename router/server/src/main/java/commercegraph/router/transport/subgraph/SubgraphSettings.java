package commercegraph.router.transport.subgraph;

import commercegraph.router.federation.SubgraphName;
import commercegraph.router.json.ScanBounds;
import commercegraph.signatures.HmacKey;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// How one subgraph is reached.
///
/// @param url where it takes GraphQL requests, `http` or `https`
/// @param timeout from the request to the last byte of the answer, retries not counted
/// @param responseBytesMax of an answer, decompressed
/// @param connectionsMax open at a time
/// @param key signs the requests; without one they go out unsigned
public record SubgraphSettings(
        SubgraphName subgraph,
        URI url,
        Duration timeout,
        int responseBytesMax,
        int connectionsMax,
        Optional<HmacKey> key) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    public static final int DEFAULT_RESPONSE_BYTES_MAX = 64 << 20;
    public static final int DEFAULT_CONNECTIONS_MAX = 256;
    private static final Duration TIMEOUT_MAX = Duration.ofHours(24);

    public SubgraphSettings {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "the url of subgraph \"%s\" is no HTTP address: %s".formatted(subgraph, url));
        }
        require(
                timeout.isPositive() && timeout.compareTo(TIMEOUT_MAX) <= 0,
                "timeout has to be from 1ms to 24h");
        require(
                responseBytesMax >= 1 && responseBytesMax <= ScanBounds.BYTES_MAX,
                "response-bytes has to be from 1 to " + ScanBounds.BYTES_MAX);
        require(connectionsMax >= 1, "connections has to be 1 or more");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    boolean isSecure() {
        return "https".equals(url.getScheme());
    }

    int port() {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return isSecure() ? 443 : 80;
    }

    /// As it goes out in the `Host` header: without the scheme's own port.
    String authority() {
        boolean usual = port() == (isSecure() ? 443 : 80);
        return usual ? url.getHost() : url.getHost() + ":" + port();
    }

    /// Path and query.
    String target() {
        String path =
                url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }
}
