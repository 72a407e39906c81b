package commercegraph.support.testing;

import commercegraph.signatures.Headers;
import commercegraph.signatures.HmacKey;
import commercegraph.signatures.NonceSource;
import commercegraph.signatures.Profile;
import commercegraph.signatures.SignatureHeaders;
import commercegraph.signatures.SignedMessage;
import commercegraph.signatures.Signer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Calls a subgraph over real HTTP, signed as the router signs. Each `with…` and `as…` gives a
/// client that differs in that.
public final class SubgraphTestClient {

    /// The key that [#properties] lets in with all fields.
    public static final String ROUTER_KEY = "router-test";

    /// A second key, for which a test lists fields by properties of its own.
    public static final String SERVICE_KEY = "service-test";

    public static final String ROUTER_SECRET = "router-secret-for-tests-only-0123456789";
    public static final String SERVICE_SECRET = "service-secret-for-tests-only-0123456789";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();
    private static final NonceSource NONCES = new NonceSource(new SecureRandom());
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, Object>>> OBJECTS =
            new TypeReference<>() {};

    private final URI url;
    private final Map<String, String> headers;
    private final @Nullable Signer signer;
    private final UnaryOperator<Map<String, String>> afterSigning;
    private final InstantSource clock;

    private SubgraphTestClient(
            URI url,
            Map<String, String> headers,
            @Nullable Signer signer,
            UnaryOperator<Map<String, String>> afterSigning,
            InstantSource clock) {
        this.url = url;
        this.headers = Map.copyOf(headers);
        this.signer = signer;
        this.afterSigning = afterSigning;
        this.clock = clock;
    }

    /// What a subgraph under test is started with: a free port, this identity, the two keys.
    public static Map<String, Object> properties(TestIdentity identity) {
        return Map.of(
                "server.port",
                0,
                "commercegraph.identity.issuer",
                identity.issuer(),
                "commercegraph.identity.jwks-uri",
                identity.jwksUri(),
                "commercegraph.signatures.peers." + ROUTER_KEY + ".secrets[0]",
                ROUTER_SECRET,
                "commercegraph.signatures.peers." + SERVICE_KEY + ".secrets[0]",
                SERVICE_SECRET);
    }

    public static SubgraphTestClient of(ConfigurableApplicationContext subgraph) {
        return of(
                subgraph.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    public static SubgraphTestClient of(int port) {
        var url = URI.create("http://127.0.0.1:" + port + "/graphql");
        var plain = Map.of("content-type", "application/json");
        return new SubgraphTestClient(
                        url, plain, null, UnaryOperator.identity(), InstantSource.system())
                .asPeer(ROUTER_KEY, ROUTER_SECRET);
    }

    public SubgraphTestClient asPeer(String keyId, String secret) {
        var key = new HmacKey(keyId, List.of(secret.getBytes(StandardCharsets.UTF_8)));
        return new SubgraphTestClient(
                url, headers, new Signer(Profile.PEER, key), afterSigning, clock);
    }

    public SubgraphTestClient unsigned() {
        return new SubgraphTestClient(url, headers, null, afterSigning, clock);
    }

    public SubgraphTestClient withToken(String token) {
        return withHeader("authorization", "Bearer " + token);
    }

    /// As the router does for a client that signed with this key.
    public SubgraphTestClient withCallerKey(String keyId) {
        return withHeader("commercegraph-caller-key", keyId);
    }

    public SubgraphTestClient withHeader(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new SubgraphTestClient(url, more, signer, afterSigning, clock);
    }

    /// Changes the headers when they are signed already.
    public SubgraphTestClient tamperedWith(UnaryOperator<Map<String, String>> change) {
        return new SubgraphTestClient(url, headers, signer, change, clock);
    }

    /// Signs as of another time: for a subgraph whose clock a test has moved.
    public SubgraphTestClient at(InstantSource other) {
        return new SubgraphTestClient(url, headers, signer, afterSigning, other);
    }

    public GraphAnswer execute(String document) {
        return execute(document, Map.of());
    }

    public GraphAnswer execute(String document, Map<String, ?> variables) {
        return post(JSON.writeValueAsBytes(Map.of("query", document, "variables", variables)));
    }

    public GraphAnswer post(byte[] body) {
        var request =
                HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        afterSigning.apply(signed(body)).forEach(request::header);
        return send(request.build());
    }

    /// An unsigned GET of another path of the subgraph.
    public GraphAnswer get(String path) {
        return send(HttpRequest.newBuilder(url.resolve(path)).build());
    }

    /// An unsigned GET of another path, whose answer is a list of objects.
    public List<Map<String, Object>> getList(String path) {
        return JSON.readValue(
                exchange(HttpRequest.newBuilder(url.resolve(path)).build()).body(), OBJECTS);
    }

    private Map<String, String> signed(byte[] body) {
        var complete = new HashMap<>(headers);
        if (signer == null) return complete;
        var lines = new HashMap<String, List<String>>();
        headers.forEach((name, value) -> lines.put(name, List.of(value)));
        var message =
                SignedMessage.of("POST", url.getAuthority(), url.getRawPath(), Headers.of(lines));
        SignatureHeaders signature = signer.sign(message, body, clock.instant(), NONCES.next());
        complete.putAll(signature.asMap());
        return complete;
    }

    private static GraphAnswer send(HttpRequest request) {
        HttpResponse<byte[]> response = exchange(request);
        byte[] body = response.body();
        boolean object = body.length > 0 && body[0] == '{';
        return new GraphAnswer(
                response.statusCode(),
                response.headers(),
                object ? JSON.readValue(body, OBJECT) : Map.of());
    }

    private static HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
