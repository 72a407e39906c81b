package commercegraph.users.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import commercegraph.support.testing.MotoServer;
import commercegraph.users.domain.EmailAddress;
import commercegraph.users.domain.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

class CognitoHousekeepingTest {

    @Test
    void removesSignUpsThatNobodyConfirmedForAWeek() {
        Optional<MotoServer> moto = MotoServer.shared();
        assumeTrue(moto.isPresent(), "there is no moto server");
        var settings =
                new CognitoSettings(
                        "none", "", "eu-central-1", moto.get().endpoint(), Duration.ofHours(1));
        try (CognitoIdentityProviderClient client = CognitoClients.of(settings)) {
            String id = client.createUserPool(request -> request.poolName("old")).userPool().id();
            String clientId =
                    client.createUserPoolClient(
                                    request -> request.userPoolId(id).clientName("graph"))
                            .userPoolClient()
                            .clientId();
            var pool = new CognitoPool(client, clientId, "");
            for (int i = 0; i < 70; i++)
                pool.signUp(
                        new UserId("usr_" + i),
                        new EmailAddress(i + "@example.com"),
                        "Correct-Horse-42");
            pool.confirm(new UserId("usr_7"), "123456");
            var directory = new CognitoDirectory(client, id);

            var now = Clock.systemUTC();
            new CognitoHousekeeping(client, id, directory, now).round();
            assertThat(users(client, id)).hasSize(60); // a page of all seventy

            var later = Clock.offset(now, Duration.ofDays(8));
            new CognitoHousekeeping(client, id, directory, later).round();
            assertThat(users(client, id)).containsExactly("usr_7");
        }
    }

    private static List<String> users(CognitoIdentityProviderClient client, String pool) {
        return client.listUsers(request -> request.userPoolId(pool).limit(60)).users().stream()
                .map(UserType::username)
                .toList();
    }
}
