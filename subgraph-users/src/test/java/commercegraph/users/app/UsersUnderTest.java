package commercegraph.users.app;

import commercegraph.stores.SharedStores;
import commercegraph.support.seeds.SeedIds;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/// The seeded subgraph on a real store, started once for the module.
final class UsersUnderTest {

    static final String PASSWORD = "Quickstart-2026!";
    static final String CUSTOMER = SeedIds.user(1);
    static final String SUPPORT = SeedIds.user(2);
    static final String ADMIN = SeedIds.user(5);

    private static final String SIGN_IN =
            """
            mutation($input: SignInInput!) { signIn(input: $input) {
              tokens { accessToken refreshToken tokenType expiresIn } user { id roles }
              userErrors { code message field } } }
            """;

    static final ConfigurableApplicationContext SUBGRAPH = start();
    static final SubgraphTestClient ANONYMOUS = SubgraphTestClient.of(SUBGRAPH);

    private UsersUnderTest() {}

    /// Another instance on the same table.
    static ConfigurableApplicationContext start() {
        return start(Map.of());
    }

    /// The same with other settings.
    static ConfigurableApplicationContext start(Map<String, Object> others) {
        var subgraph = startUnseeded(others);
        UsersSeed.seed(subgraph, PASSWORD, Instant.now());
        return subgraph;
    }

    static ConfigurableApplicationContext startUnseeded(Map<String, Object> others) {
        var properties =
                new HashMap<String, Object>(
                        Map.of(
                                "server.port",
                                0,
                                "commercegraph.identity.issuer",
                                "http://users.test",
                                "commercegraph.dynamodb.endpoint",
                                SharedStores.dynamoDb().endpoint(),
                                "commercegraph.dynamodb.users-table",
                                "users-app",
                                "commercegraph.dynamodb.create-tables",
                                true,
                                "commercegraph.accounts.quickstart",
                                true,
                                "commercegraph.users.input-hash-key",
                                "users-input-hash-key-for-tests-only-0001"));
        properties.put(
                "commercegraph.signatures.peers." + SubgraphTestClient.ROUTER_KEY + ".secrets[0]",
                SubgraphTestClient.ROUTER_SECRET);
        properties.putAll(others);
        return UsersApplication.start(properties);
    }

    static GraphAnswer signIn(String email, String password) {
        return ANONYMOUS.execute(
                SIGN_IN, Map.of("input", Map.of("email", email, "password", password)));
    }

    static SubgraphTestClient as(String name) {
        GraphAnswer answer = signIn(name + "@example.com", PASSWORD);
        return ANONYMOUS.withToken(answer.text("signIn.tokens.accessToken"));
    }

    private static final Map<String, SubgraphTestClient> SIGNED_IN = new HashMap<>();

    /// Signed in once for all tests.
    static synchronized SubgraphTestClient signedIn(String name) {
        return SIGNED_IN.computeIfAbsent(name, UsersUnderTest::as);
    }
}
