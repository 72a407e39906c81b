package commercegraph.quickstart;

import commercegraph.signatures.Headers;
import commercegraph.signatures.HmacKey;
import commercegraph.signatures.Profile;
import commercegraph.signatures.SignedMessage;
import commercegraph.signatures.Signer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// A client of the router over real HTTP.
final class Client {
    static final JsonMapper JSON = JsonMapper.shared();

    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);

    private final URI endpoint;
    private final Map<String, String> headers;

    private Client(URI endpoint, Map<String, String> headers) {
        this.endpoint = endpoint;
        this.headers = Map.copyOf(headers);
    }

    static Client anonymous(int port) {
        return new Client(
                URI.create("http://127.0.0.1:" + port + "/graphql"),
                Map.of("content-type", "application/json"));
    }

    Client with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Client(endpoint, more);
    }

    Client signedInAs(String email) {
        Answer answer =
                ask(
                        """
                        mutation ($input: SignInInput!) {
                          signIn(input: $input) { tokens { accessToken } userErrors { code } }
                        }""",
                        Map.of("input", Map.of("email", email, "password", Secrets.PASSWORD)));
        String token = answer.at("/signIn/tokens/accessToken").asString("");
        if (token.isEmpty()) {
            throw new AssertionError("no token for " + email + ": " + answer);
        }
        return with("authorization", "Bearer " + token);
    }

    Answer ask(String document) {
        return ask(document, Map.of());
    }

    Answer ask(String document, Map<String, ?> variables) {
        return post(body(document, variables), Map.of());
    }

    static byte[] body(String document, Map<String, ?> variables) {
        return JSON.writeValueAsBytes(Map.of("query", document, "variables", variables));
    }

    /// Sends these bytes with these header fields beside the client's own.
    Answer post(byte[] body, Map<String, String> more) {
        var all = new LinkedHashMap<>(headers);
        all.putAll(more);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint)
                        .timeout(ANSWER_MAX)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        all.forEach(request::header);
        try {
            HttpResponse<byte[]> response =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// The header fields of a signature over these bytes.
    Map<String, String> signature(byte[] body, String keyId, String secret, Instant created) {
        return signature(Profile.CLIENT, body, keyId, secret, created);
    }

    /// Asks a subgraph as the router does.
    Answer askAsRouter(String subgraph, String document) {
        byte[] body = body(document, Map.of());
        String secret = Secrets.between("router", subgraph);
        return post(
                body, signature(Profile.PEER, body, "router-" + subgraph, secret, Instant.now()));
    }

    private Map<String, String> signature(
            Profile profile, byte[] body, String keyId, String secret, Instant created) {
        var key = new HmacKey(keyId, List.of(secret.getBytes(StandardCharsets.UTF_8)));
        var lines = new LinkedHashMap<String, List<String>>();
        headers.forEach((name, value) -> lines.put(name, List.of(value)));
        var message =
                SignedMessage.of(
                        "POST", endpoint.getAuthority(), endpoint.getPath(), Headers.of(lines));
        return new Signer(profile, key)
                .sign(message, body, created, UUID.randomUUID().toString())
                .asMap();
    }

    Answer askSigned(String document, Map<String, ?> variables) {
        byte[] body = body(document, variables);
        return post(body, signature(body, "quickstart", Secrets.CLIENT, Instant.now()));
    }
}
