package commercegraph.users.app;

import commercegraph.stores.SharedStores;
import commercegraph.support.testing.SubgraphTestClient;
import commercegraph.users.domain.Origin;
import commercegraph.users.domain.Role;
import commercegraph.users.domain.UserAdministration;
import commercegraph.users.domain.UserAdministration.NewUser;
import commercegraph.users.domain.UserId;
import commercegraph.users.domain.UserOutcome;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/// A user pool in a moto server, and the subgraph with Cognito as its provider.
record CognitoUnderTest(
        CognitoIdentityProviderClient cognito,
        String pool,
        UserPoolClientType client,
        URI moto,
        Map<String, Object> settings) {

    static final String ADMIN_EMAIL = "root@example.com";
    static final String PASSWORD = "Root-Of-All-2026";
    private static final String REGION = "eu-central-1";

    static CognitoUnderTest on(URI moto) {
        return on(moto, moto, PreventUserExistenceErrorTypes.ENABLED);
    }

    /// @param reached where the subgraph finds Cognito
    static CognitoUnderTest on(URI moto, URI reached, PreventUserExistenceErrorTypes errors) {
        var credentials = AwsBasicCredentials.create("local", "local");
        var cognito =
                CognitoIdentityProviderClient.builder()
                        .region(Region.of(REGION))
                        .endpointOverride(moto)
                        .credentialsProvider(StaticCredentialsProvider.create(credentials))
                        .httpClientBuilder(Apache5HttpClient.builder())
                        .build();
        String pool =
                cognito.createUserPool(
                                request ->
                                        request.poolName("users")
                                                .aliasAttributes(AliasAttributeType.EMAIL)
                                                .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                                                .policies(
                                                        policies ->
                                                                policies.passwordPolicy(
                                                                        rules ->
                                                                                rules.minimumLength(
                                                                                                10)
                                                                                        .requireLowercase(
                                                                                                false)
                                                                                        .requireUppercase(
                                                                                                false)
                                                                                        .requireNumbers(
                                                                                                false)
                                                                                        .requireSymbols(
                                                                                                false))))
                        .userPool()
                        .id();
        UserPoolClientType client =
                cognito.createUserPoolClient(
                                request ->
                                        request.userPoolId(pool)
                                                .clientName("graph")
                                                .generateSecret(true)
                                                .preventUserExistenceErrors(errors)
                                                .accessTokenValidity(15)
                                                .tokenValidityUnits(
                                                        units -> units.accessToken("minutes"))
                                                .explicitAuthFlows(
                                                        ExplicitAuthFlowsType
                                                                .ALLOW_USER_PASSWORD_AUTH,
                                                        ExplicitAuthFlowsType
                                                                .ALLOW_REFRESH_TOKEN_AUTH))
                        .userPoolClient();
        for (Role role : Role.values())
            cognito.createGroup(request -> request.userPoolId(pool).groupName(role.name()));
        return new CognitoUnderTest(
                cognito, pool, client, moto, settings(moto, reached, pool, client));
    }

    private static Map<String, Object> settings(
            URI moto, URI reached, String pool, UserPoolClientType client) {
        var settings = new HashMap<String, Object>();
        settings.put("commercegraph.accounts.provider", "cognito");
        settings.put("commercegraph.accounts.quickstart", false);
        settings.put("commercegraph.accounts.cognito.user-pool-id", pool);
        settings.put("commercegraph.accounts.cognito.client-secret", client.clientSecret());
        settings.put("commercegraph.accounts.cognito.region", REGION);
        settings.put("commercegraph.accounts.cognito.endpoint", reached);
        settings.put("commercegraph.accounts.cognito.follow-every", "200ms");
        settings.put("commercegraph.identity.client-id", client.clientId());
        settings.put(
                "commercegraph.identity.issuer",
                "https://cognito-idp." + REGION + ".amazonaws.com/" + pool);
        settings.put(
                "commercegraph.identity.jwks-uri", moto + "/" + pool + "/.well-known/jwks.json");
        settings.put("commercegraph.revocations.redis-uri", SharedStores.redis().uri());
        settings.put("commercegraph.revocations.cached", "100ms");
        settings.put("commercegraph.dynamodb.users-table", "users-" + pool);
        return settings;
    }

    ConfigurableApplicationContext start() {
        return UsersUnderTest.startUnseeded(settings);
    }

    /// Its first admin, who signs in with [#PASSWORD].
    UserId makeAdmin(ConfigurableApplicationContext subgraph) {
        var outcome =
                subgraph.getBean(UserAdministration.class)
                        .create(
                                new NewUser(
                                        ADMIN_EMAIL,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Set.of(Role.ADMIN)),
                                new Origin(new UserId("usr_operator"), "test", Optional.empty()));
        UserId id = ((UserOutcome.Done) outcome).user().id();
        cognito.adminSetUserPassword(
                request ->
                        request.userPoolId(pool)
                                .username(id.value())
                                .password(PASSWORD)
                                .permanent(true));
        return id;
    }

    AccountCalls person(ConfigurableApplicationContext subgraph) {
        return new AccountCalls(
                SubgraphTestClient.of(subgraph).at(subgraph.getBean(TestClock.class)),
                _ -> ResetCodes.latest());
    }
}
