package commercegraph.users.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import commercegraph.stores.SharedStores;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Settings with which the subgraph does not start, and what it says.
class StartRulesTest {

    static Stream<Arguments> refused() {
        String known = "quickstart-secret-for-local-use-only-0003";
        return Stream.of(
                Arguments.of(
                        Map.of("commercegraph.accounts.provider", "embedded"),
                        "so it starts in the quickstart alone"),
                Arguments.of(
                        Map.of("commercegraph.accounts.provider", "none"),
                        "commercegraph.accounts.provider must be cognito"),
                Arguments.of(
                        Map.of("commercegraph.revocations.redis-uri", ""),
                        "commercegraph.revocations.redis-uri must be set"),
                Arguments.of(
                        Map.of("commercegraph.users.input-hash-key", known),
                        "commercegraph.users.input-hash-key is a secret of the quickstart"),
                Arguments.of(
                        Map.of("commercegraph.users.input-hash-key", "short"),
                        "commercegraph.users.input-hash-key is a secret of 32 characters or more"),
                Arguments.of(
                        Map.of("commercegraph.signatures.peers.router-users.secrets[0]", known),
                        "the secret of router-users is a secret of the quickstart"),
                Arguments.of(
                        Map.of("commercegraph.accounts.cognito.user-pool-id", ""),
                        "commercegraph.accounts.cognito.user-pool-id must be set"),
                Arguments.of(
                        Map.of("commercegraph.accounts.quickstart", true),
                        "the quickstart runs with the embedded identity provider"),
                Arguments.of(
                        Map.of(
                                "commercegraph.accounts.quickstart",
                                true,
                                "commercegraph.accounts.provider",
                                "embedded",
                                "server.address",
                                "0.0.0.0"),
                        "is for one machine, and not for server.address 0.0.0.0"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refused")
    void saysWhyItDoesNotStart(Map<String, Object> settings, String reason) {
        Map<String, Object> all = production();
        all.putAll(settings);
        assertThatThrownBy(() -> UsersUnderTest.startUnseeded(all))
                .hasStackTraceContaining(reason)
                .satisfies(
                        failure ->
                                assertThat(failure.toString())
                                        .doesNotContain("quickstart-secret-for"));
    }

    private static Map<String, Object> production() {
        var settings = new HashMap<String, Object>();
        settings.put("commercegraph.accounts.quickstart", false);
        settings.put("commercegraph.accounts.provider", "cognito");
        settings.put("commercegraph.accounts.cognito.user-pool-id", "eu-central-1_AbCdEfGhI");
        settings.put("commercegraph.accounts.cognito.endpoint", "http://127.0.0.1:9");
        settings.put("commercegraph.identity.jwks-uri", "http://127.0.0.1:9/jwks.json");
        settings.put("commercegraph.revocations.redis-uri", SharedStores.redis().uri());
        return settings;
    }
}
