package commercegraph.router.transport.outbound;

import commercegraph.router.security.KeySetSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/// Reads the issuer's keys where it publishes them.
public final class HttpKeySetSource implements KeySetSource {
    private static final int TIMEOUT_MILLIS = 3_000;
    private static final int BYTES_MAX = 256 * 1_024;
    private static final int STATUS_OK = 200;

    private final URI uri;
    private final HttpClient client;

    public HttpKeySetSource(Vertx vertx, URI uri) {
        this.uri = uri;
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout(TIMEOUT_MILLIS)
                                .setDecompressionSupported(true));
    }

    @Override
    public CompletionStage<String> fetch() {
        RequestOptions options =
                new RequestOptions()
                        .setAbsoluteURI(uri.toString())
                        .putHeader(HttpHeaders.ACCEPT, "application/json");
        return client.request(options)
                .compose(HttpKeySetSource::ask)
                .map(body -> body.toString(StandardCharsets.UTF_8))
                .toCompletionStage();
    }

    /// A request that is given up has to give its connection back: there are few.
    private static Future<Buffer> ask(HttpClientRequest request) {
        return request.exceptionHandler(_ -> {})
                .send()
                .compose(HttpKeySetSource::body)
                .timeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .onFailure(_ -> request.reset());
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        response.exceptionHandler(_ -> {});
        if (response.statusCode() != STATUS_OK) {
            return Future.failedFuture("HTTP status " + response.statusCode());
        }
        Buffer received = Buffer.buffer();
        response.handler(
                chunk -> {
                    if (received.length() + chunk.length() > BYTES_MAX) {
                        response.request().reset();
                    } else {
                        received.appendBuffer(chunk);
                    }
                });
        return response.end().map(received);
    }
}
