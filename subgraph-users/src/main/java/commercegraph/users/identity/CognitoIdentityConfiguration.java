package commercegraph.users.identity;

import commercegraph.support.configuration.SubgraphProperties;
import commercegraph.users.domain.CredentialStore;
import commercegraph.users.domain.FollowUps;
import commercegraph.users.domain.IdentityProvider;
import commercegraph.users.domain.SessionStore;
import commercegraph.users.domain.UserRepository;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/// Wires Cognito. Its tokens are verified by the keys at `commercegraph.identity.jwks-uri`, here as
/// in every other subgraph.
@Configuration(proxyBeanMethods = false)
@ConditionalOnCognito
@EnableConfigurationProperties(CognitoSettings.class)
class CognitoIdentityConfiguration {

    @Bean(destroyMethod = "close")
    CognitoIdentityProviderClient cognito(CognitoSettings settings, SubgraphProperties properties) {
        CognitoIdentityProviderClient client = CognitoClients.of(settings);
        CognitoRequirements.check(client, settings.userPoolId(), properties.identity().clientId());
        return client;
    }

    @Bean
    CognitoDirectory cognitoDirectory(
            CognitoIdentityProviderClient cognito, CognitoSettings settings) {
        return new CognitoDirectory(cognito, settings.userPoolId());
    }

    @Bean(destroyMethod = "close")
    CognitoFollower cognitoFollower(
            FollowUps followUps,
            UserRepository users,
            CognitoDirectory directory,
            CognitoSettings settings) {
        var follower = new CognitoFollower(followUps, users, directory);
        follower.start(settings.followEvery());
        return follower;
    }

    @Bean(destroyMethod = "close")
    CognitoHousekeeping cognitoHousekeeping(
            CognitoIdentityProviderClient cognito,
            CognitoSettings settings,
            CognitoDirectory directory,
            Clock clock) {
        var housekeeping =
                new CognitoHousekeeping(cognito, settings.userPoolId(), directory, clock);
        housekeeping.start();
        return housekeeping;
    }

    @Bean
    IdentityProvider identityProvider(
            CognitoIdentityProviderClient cognito,
            CognitoSettings settings,
            SubgraphProperties properties,
            CognitoDirectory directory,
            CognitoFollower follower,
            CredentialStore credentials,
            SessionStore sessions,
            UserRepository users,
            Clock clock) {
        var pool =
                new CognitoPool(cognito, properties.identity().clientId(), settings.clientSecret());
        return new CognitoIdentityProvider(
                pool,
                directory,
                follower,
                credentials,
                new Sessions(sessions, users, clock),
                users,
                clock);
    }
}
