package commercegraph.support.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/// What is answered without a signature: probes (at the router's paths), public keys, metrics and,
/// in the quickstart, the mails.
final class OpenPaths {

    private static final Set<String> PATHS =
            Set.of(
                    "/health",
                    "/health/live",
                    "/health/ready",
                    "/.well-known/jwks.json",
                    "/prometheus",
                    "/dev/mails");

    private OpenPaths() {}

    /// By the raw path, exactly: an encoded or a dotted one is not open.
    static boolean contains(HttpServletRequest request) {
        return request.getMethod().equals("GET") && PATHS.contains(request.getRequestURI());
    }
}
