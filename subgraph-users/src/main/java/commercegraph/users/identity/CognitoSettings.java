package commercegraph.users.identity;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The user pool and our client of it, whose id is `commercegraph.identity.client-id`.
///
/// @param clientSecret of the client; empty where it has none
/// @param endpoint of a stand-in, which takes any credentials; null: AWS, with those of the
/// environment
/// @param followEvery how often users are looked for whom the pool is behind
@ConfigurationProperties("commercegraph.accounts.cognito")
record CognitoSettings(
        @DefaultValue("") String userPoolId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("eu-central-1") String region,
        @Nullable URI endpoint,
        @DefaultValue("5s") Duration followEvery) {

    CognitoSettings {
        if (userPoolId.isBlank())
            throw new IllegalArgumentException(
                    "commercegraph.accounts.cognito.user-pool-id must be set");
    }

    @Override
    public String toString() {
        return "CognitoSettings(%s in %s)".formatted(userPoolId, region);
    }
}
