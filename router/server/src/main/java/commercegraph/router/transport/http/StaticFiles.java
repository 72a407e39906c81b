package commercegraph.router.transport.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import commercegraph.router.transport.Buffers;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/// GraphiQL, out of the class path's folder `graphiql`. Files are read and compressed once, when
/// they are first asked for, off the event loop; there are few, so all are kept.
final class StaticFiles {
    private static final String FOLDER = "graphiql";
    private static final String INDEX = "/index.html";
    private static final int STATUS_NOT_MODIFIED = 304;
    private static final int ETAG_BYTES = 12;
    private static final Map<String, String> CONTENT_TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "mjs", "text/javascript; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "json", "application/json; charset=utf-8",
                    "map", "application/json; charset=utf-8",
                    "svg", "image/svg+xml",
                    "ttf", "font/ttf",
                    "woff2", "font/woff2",
                    "wasm", "application/wasm");
    private static final byte[] NO_BUNDLE =
            """
            <!doctype html>
            <title>Router</title>
            <p>The router answers GraphQL requests at <code>/graphql</code>. It was built without
            GraphiQL.</p>
            """
                    .getBytes(UTF_8);

    private final Vertx vertx;
    private final Map<String, Asset> assets = new ConcurrentHashMap<>();

    StaticFiles(Vertx vertx) {
        this.vertx = vertx;
    }

    private record Asset(String contentType, String etag, byte[] plain, byte[] gzipped) {}

    /// Answers GET and HEAD of a file.
    ///
    /// @param notFound answers what is no file
    void handle(HttpServerRequest request, String path, Runnable notFound) {
        String name = path.equals("/") ? INDEX : path;
        if (!isName(name)) {
            notFound.run();
            return;
        }
        Asset known = assets.get(name);
        if (known != null) {
            send(request, known);
            return;
        }
        vertx.executeBlocking(() -> load(name))
                .onComplete(
                        loaded -> {
                            if (loaded.succeeded() && loaded.result().isPresent()) {
                                send(request, loaded.result().get());
                            } else {
                                notFound.run();
                            }
                        });
    }

    private Optional<Asset> load(String name) {
        try (InputStream file =
                StaticFiles.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (file == null && !name.equals(INDEX)) {
                return Optional.empty();
            }
            byte[] bytes = file == null ? NO_BUNDLE : file.readAllBytes();
            String extension = name.substring(name.lastIndexOf('.') + 1);
            Asset asset =
                    new Asset(
                            CONTENT_TYPES.getOrDefault(extension, "application/octet-stream"),
                            etag(bytes),
                            bytes,
                            gzip(bytes));
            assets.put(name, asset);
            return Optional.of(asset);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void send(HttpServerRequest request, Asset asset) {
        HttpServerResponse response =
                request.response()
                        .putHeader(HttpHeaders.ETAG, asset.etag())
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                        .putHeader(HttpHeaders.VARY, "accept-encoding")
                        .putHeader("x-content-type-options", "nosniff")
                        .putHeader("content-security-policy", "frame-ancestors 'none'");
        if (asset.etag().equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(STATUS_NOT_MODIFIED).end();
            return;
        }
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        boolean gzip = accepted != null && accepted.contains("gzip");
        byte[] body = gzip ? asset.gzipped() : asset.plain();
        response.putHeader(HttpHeaders.CONTENT_TYPE, asset.contentType());
        response.putHeader(HttpHeaders.CONTENT_ENCODING, gzip ? "gzip" : "identity");
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length)).end();
        } else {
            response.end(Buffers.wrap(body));
        }
    }

    /// Segments of letters, digits and a few signs, none of which begins with a dot.
    private static boolean isName(String path) {
        return path.matches("(/[A-Za-z0-9_-][A-Za-z0-9._-]*){1,4}");
    }

    private static String etag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "\"" + HexFormat.of().formatHex(hash, 0, ETAG_BYTES) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 2 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        }
        return compressed.toByteArray();
    }
}
