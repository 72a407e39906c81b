package commercegraph.router.transport.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What makes a head of HTTP/1 ambiguous, so that somebody on the way may have understood another
/// request than we do: it is refused before anybody looks into the request.
final class RequestHead {
    private static final int NOT_IMPLEMENTED = 501;
    private static final String CHUNKED = "chunked";

    private RequestHead() {}

    /// Why the request is refused and its connection closed.
    static Optional<HttpFailure> refusal(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            return Optional.empty();
        }
        if (!isHostClear(request)) {
            return Optional.of(
                    HttpFailure.badRequest(
                            "A request has one header field Host, with a name or address, which an"
                                    + " absolute target agrees with"));
        }
        if (request.headers().contains("")) {
            return Optional.of(HttpFailure.badRequest("A header field has no name"));
        }
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        boolean clear =
                codings.isEmpty()
                        || (codings.size() == 1 && codings.getFirst().equalsIgnoreCase(CHUNKED));
        return clear
                ? Optional.empty()
                : Optional.of(
                        HttpFailure.of(
                                NOT_IMPLEMENTED,
                                "The only transfer coding that is taken is chunked"));
    }

    /// RFC 9112, sections 3.2 "Request Target" and 3.2.2 "absolute-form".
    private static boolean isHostClear(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        if (hosts.isEmpty()) {
            return request.version() == HttpVersion.HTTP_1_0;
        }
        HostAndPort host = HostAndPort.parseAuthority(hosts.getFirst(), -1);
        if (hosts.size() > 1 || host == null || host.host().isEmpty()) {
            return false;
        }
        String target = request.uri();
        return target.startsWith("/")
                || !target.contains("://")
                || hosts.getFirst().equalsIgnoreCase(authority(target));
    }

    private static String authority(String target) {
        try {
            String authority = URI.create(target).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
