package commercegraph.support.services;

import commercegraph.signatures.Headers;
import commercegraph.signatures.HmacKey;
import commercegraph.signatures.NonceSource;
import commercegraph.signatures.Profile;
import commercegraph.signatures.SignedMessage;
import commercegraph.signatures.Signer;
import commercegraph.support.configuration.SubgraphProperties.Peer;
import commercegraph.support.correlation.CorrelationId;
import commercegraph.support.errors.GraphFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls the peers of the configuration. One attempt of at most five seconds: what may be tried
/// again, its caller knows.
public final class ServiceClient implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);
    private static final String JSON_TYPE = "application/json";
    private static final Headers SIGNED_HEADERS =
            Headers.of(Map.of("content-type", List.of(JSON_TYPE)));
    private static final TypeReference<Map<String, @Nullable Object>> DATA =
            new TypeReference<>() {};

    private record Target(URI url, Signer signer) {}

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();
    private final JsonMapper json = new JsonMapper();
    private final NonceSource nonces = new NonceSource(new SecureRandom());
    private final Map<String, Target> targets;
    private final Clock clock;

    ServiceClient(Map<String, Peer> peers, Clock clock) {
        this.targets =
                peers.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, entry -> target(entry.getValue())));
        this.clock = clock;
    }

    /// The `data` of the peer's answer. A peer that is not configured, can't be reached, is too
    /// slow, or answers with any error is UNAVAILABLE: half an answer is none.
    public Map<String, @Nullable Object> call(
            String peer, String document, Map<String, ?> variables) {
        Target target = targets.get(peer);
        if (target == null)
            throw GraphFailure.unavailable("The subgraph " + peer + " is not configured");
        byte[] body = json.writeValueAsBytes(Map.of("query", document, "variables", variables));
        try {
            var response =
                    http.send(request(target, body), HttpResponse.BodyHandlers.ofByteArray());
            return data(peer, response);
        } catch (IOException | JacksonException failed) {
            throw GraphFailure.unavailable("The subgraph " + peer + " does not answer", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw GraphFailure.unavailable(
                    "The call of the subgraph " + peer + " was interrupted", interrupted);
        }
    }

    private HttpRequest request(Target target, byte[] body) {
        var message =
                SignedMessage.of(
                        "POST",
                        target.url().getAuthority(),
                        target.url().getRawPath(),
                        SIGNED_HEADERS);
        var signed = target.signer().sign(message, body, clock.instant(), nonces.next());
        var request =
                HttpRequest.newBuilder(target.url())
                        .timeout(CALL_TIMEOUT)
                        .header("content-type", JSON_TYPE)
                        .header("accept", JSON_TYPE)
                        .header(CorrelationId.HEADER, CorrelationId.current());
        signed.asMap().forEach(request::header);
        return request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    }

    private Map<String, @Nullable Object> data(String peer, HttpResponse<byte[]> response) {
        JsonNode answer = json.readTree(response.body());
        if (response.statusCode() == 200
                && answer.path("errors").isEmpty()
                && answer.path("data").isObject())
            return json.convertValue(answer.path("data"), DATA);
        var refused =
                new IllegalStateException(
                        "status " + response.statusCode() + ", errors " + answer.path("errors"));
        throw GraphFailure.unavailable(
                "The subgraph " + peer + " did not answer as it should", refused);
    }

    private static Target target(Peer peer) {
        var key =
                new HmacKey(peer.keyId(), List.of(peer.secret().getBytes(StandardCharsets.UTF_8)));
        return new Target(peer.url(), new Signer(Profile.PEER, key));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
