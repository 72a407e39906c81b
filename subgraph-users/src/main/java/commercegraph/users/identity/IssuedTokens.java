package commercegraph.users.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import commercegraph.users.domain.Role;
import commercegraph.users.domain.User;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What Cognito gave out. It came from Cognito itself, so its signature is not looked at here.
record IssuedTokens(String accessToken, String refreshToken, int expiresInSeconds) {

    private static final Set<String> ROLES =
            Stream.of(Role.values()).map(Role::name).collect(Collectors.toUnmodifiableSet());

    /// Whether the access token says of the user what our record says, and is none of those that
    /// are revoked.
    boolean fits(User user, Instant notBefore) {
        JWTClaimsSet claims = claims();
        return user.id().value().equals(claims.getClaim("username"))
                && roles(claims)
                        .equals(user.roles().stream().map(Role::name).collect(Collectors.toSet()))
                && claims.getIssueTime() != null
                && !claims.getIssueTime().toInstant().isBefore(notBefore);
    }

    private JWTClaimsSet claims() {
        try {
            return SignedJWT.parse(accessToken).getJWTClaimsSet();
        } catch (ParseException broken) {
            throw new IllegalStateException("Cognito's access token can't be read", broken);
        }
    }

    private static Set<String> roles(JWTClaimsSet claims) {
        try {
            return Optional.ofNullable(claims.getStringListClaim("cognito:groups"))
                    .orElse(List.of())
                    .stream()
                    .filter(ROLES::contains)
                    .collect(Collectors.toSet());
        } catch (ParseException broken) {
            throw new IllegalStateException("Cognito's groups can't be read", broken);
        }
    }

    @Override
    public String toString() {
        return "IssuedTokens";
    }
}
