package commercegraph.router.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A response of server-sent events, line by line as they come. Closing it is a client that goes.
public final class Events implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int status;
    private final BufferedReader lines;

    private Events(int status, BufferedReader lines) {
        this.status = status;
        this.lines = lines;
    }

    public static Events of(String url, String document, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("content-type", "application/json")
                        .header("accept", "text/event-stream")
                        .POST(BodyPublishers.ofString(TestClient.body(document)));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<java.io.InputStream> response =
                    CLIENT.send(request.build(), BodyHandlers.ofInputStream());
            return new Events(
                    response.statusCode(),
                    new BufferedReader(new InputStreamReader(response.body(), UTF_8)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public int status() {
        return status;
    }

    /// The next line that is no comment and not empty; null at the end.
    public @Nullable String next() {
        try {
            String line = lines.readLine();
            while (line != null && (line.isEmpty() || line.startsWith(":"))) {
                line = lines.readLine();
            }
            return line;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// All lines up to the end.
    public List<String> rest() {
        List<String> rest = new ArrayList<>();
        for (String line = next(); line != null; line = next()) {
            rest.add(line);
        }
        return rest;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
