package commercegraph.users.identity;

import commercegraph.users.domain.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/// What the pool and our client of it must be like, looked at once at start.
final class CognitoRequirements {

    private static final Logger LOG = LoggerFactory.getLogger(CognitoRequirements.class);
    private static final int GROUPS_MAX = 60;

    private CognitoRequirements() {}

    /// Refuses to start with what is not as it must be. Cognito away is no reason: what needs it is
    /// UNAVAILABLE until it is back.
    static void check(CognitoIdentityProviderClient client, String pool, String clientId) {
        var faults = new ArrayList<String>();
        try {
            faults.addAll(ofClient(client, pool, clientId));
            faults.addAll(ofGroups(client, pool));
        } catch (SdkException away) {
            LOG.warn("The user pool could not be looked at: {}", away.toString());
        }
        if (!faults.isEmpty())
            throw new IllegalStateException(
                    "The user pool is not as it must be: " + String.join("; ", faults));
    }

    private static List<String> ofClient(
            CognitoIdentityProviderClient client, String pool, String clientId) {
        var ours =
                client.describeUserPoolClient(
                                request -> request.userPoolId(pool).clientId(clientId))
                        .userPoolClient();
        var faults = new ArrayList<String>();
        if (ours.preventUserExistenceErrors() != PreventUserExistenceErrorTypes.ENABLED)
            faults.add("the client must have PreventUserExistenceErrors ENABLED");
        for (var flow :
                List.of(
                        ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
                        ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH))
            if (!ours.explicitAuthFlows().contains(flow))
                faults.add("the client must have the flow " + flow);
        if (accessTokens(ours).compareTo(AccessTokens.LIFETIME) > 0)
            faults.add("the client's access tokens must live 15 minutes at most");
        return faults;
    }

    /// An hour where nothing is said; a number without a unit is of hours.
    private static Duration accessTokens(UserPoolClientType client) {
        if (client.accessTokenValidity() == null) return Duration.ofHours(1);
        TimeUnitsType unit =
                client.tokenValidityUnits() == null
                        ? TimeUnitsType.HOURS
                        : client.tokenValidityUnits().accessToken();
        return switch (unit) {
            case SECONDS -> Duration.ofSeconds(client.accessTokenValidity());
            case MINUTES -> Duration.ofMinutes(client.accessTokenValidity());
            case DAYS -> Duration.ofDays(client.accessTokenValidity());
            case null, default -> Duration.ofHours(client.accessTokenValidity());
        };
    }

    private static List<String> ofGroups(CognitoIdentityProviderClient client, String pool) {
        Set<String> there =
                client
                        .listGroups(request -> request.userPoolId(pool).limit(GROUPS_MAX))
                        .groups()
                        .stream()
                        .map(GroupType::groupName)
                        .collect(Collectors.toSet());
        return Stream.of(Role.values())
                .map(Role::name)
                .filter(role -> !there.contains(role))
                .map(role -> "the group " + role + " is missing")
                .toList();
    }
}
