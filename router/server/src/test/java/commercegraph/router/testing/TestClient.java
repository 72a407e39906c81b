package commercegraph.router.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import commercegraph.router.json.JsonKey;
import commercegraph.router.json.MalformedJson;
import commercegraph.router.json.Tape;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// Sends requests to a router as other programs do.
public final class TestClient {
    private static final HttpClient HTTP_1 =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final HttpClient HTTP_2 =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

    private final URI router;

    public TestClient(int port) {
        this.router = URI.create("http://127.0.0.1:" + port);
    }

    /// An answer, with the questions that tests ask of it.
    public record Answer(HttpResponse<byte[]> response) {
        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return String.join(", ", response.headers().allValues(name));
        }

        public String text() {
            return new String(response.body(), UTF_8);
        }

        /// `extensions.code` of the first error; empty without an error.
        public String code() {
            return extension("code");
        }

        public String extension(String name) {
            try {
                Tape tape = Tape.scan(response.body());
                int errors = tape.find(tape.root(), JsonKey.of("errors"));
                if (errors < 0) {
                    return "";
                }
                int extensions = tape.find(tape.first(errors), JsonKey.of("extensions"));
                int value = tape.find(extensions, JsonKey.of(name));
                return value < 0 ? "" : tape.text(value);
            } catch (MalformedJson malformed) {
                throw new AssertionError("not JSON: " + text(), malformed);
            }
        }

        /// The value of `data` as JSON text; empty where there is none.
        public String data() {
            try {
                Tape tape = Tape.scan(response.body());
                int data = tape.find(tape.root(), JsonKey.of("data"));
                return data < 0
                        ? ""
                        : new String(
                                response.body(),
                                tape.start(data),
                                tape.end(data) - tape.start(data),
                                UTF_8);
            } catch (MalformedJson malformed) {
                throw new AssertionError("not JSON: " + text(), malformed);
            }
        }
    }

    /// A body that asks for this document.
    public static String body(String document) {
        return "{\"query\":\"" + document.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
    }

    public Answer query(String document, String... headers) {
        return post(body(document).getBytes(UTF_8), headers);
    }

    /// By POST as JSON, unless the headers say otherwise.
    public Answer post(byte[] body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(router.resolve("/graphql"))
                        .POST(BodyPublishers.ofByteArray(body))
                        .setHeader("content-type", "application/json");
        return send(HTTP_1, request, headers);
    }

    public Answer post(byte[] body, Map<String, String> headers) {
        return post(
                body,
                headers.entrySet().stream()
                        .flatMap(
                                header ->
                                        java.util.stream.Stream.of(
                                                header.getKey(), header.getValue()))
                        .toArray(String[]::new));
    }

    public Answer get(String target, String... headers) {
        return send(HTTP_1, HttpRequest.newBuilder(router.resolve(target)).GET(), headers);
    }

    public Answer method(String method, String target, String... headers) {
        return send(
                HTTP_1,
                HttpRequest.newBuilder(router.resolve(target))
                        .method(method, BodyPublishers.noBody()),
                headers);
    }

    /// Asks for HTTP/2 by upgrade.
    public Answer queryByHttp2(String document) {
        return send(
                HTTP_2,
                HttpRequest.newBuilder(router.resolve("/graphql"))
                        .POST(BodyPublishers.ofString(body(document)))
                        .setHeader("content-type", "application/json"));
    }

    private static Answer send(HttpClient client, HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return new Answer(
                    client.send(
                            request.timeout(Duration.ofSeconds(30)).build(),
                            BodyHandlers.ofByteArray()));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
