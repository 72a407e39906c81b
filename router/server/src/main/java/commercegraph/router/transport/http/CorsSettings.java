package commercegraph.router.transport.http;

import java.time.Duration;
import java.util.Set;

/// Which web pages may call the router from a browser. Fetch standard, "CORS protocol".
///
/// @param origins as browsers send them (`https://shop.example`); [#ANY_ORIGIN] for all; empty:
/// none but the router's own pages
/// @param credentials whether cookies and the like may come along; never with [#ANY_ORIGIN]
public record CorsSettings(
        Set<String> origins, Set<String> headers, boolean credentials, Duration maxAge) {
    public static final String ANY_ORIGIN = "*";
    public static final CorsSettings NONE =
            new CorsSettings(Set.of(), Set.of(), false, Duration.ofHours(1));

    public CorsSettings {
        origins = Set.copyOf(origins);
        headers = Set.copyOf(headers);
        if (credentials && origins.contains(ANY_ORIGIN)) {
            throw new IllegalArgumentException(
                    "credentials cannot be allowed to pages of any origin");
        }
    }

    boolean allows(String origin) {
        return origins.contains(ANY_ORIGIN) || origins.contains(origin);
    }
}
