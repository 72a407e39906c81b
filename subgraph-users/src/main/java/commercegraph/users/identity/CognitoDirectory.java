package commercegraph.users.identity;

import commercegraph.users.domain.EmailAddress;
import commercegraph.users.domain.Role;
import commercegraph.users.domain.User;
import commercegraph.users.domain.UserId;
import commercegraph.users.domain.UserStatus;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/// Makes the pool's record of a user what ours is. Each step looks first, so that it can be cut off
/// anywhere and begun anew.
final class CognitoDirectory {

    private static final int PASSWORD_BYTES = 32;

    /// Of each kind of character, whatever the pool's policy asks for.
    private static final String PASSWORD_KINDS = "aA1!";

    private final CognitoIdentityProviderClient client;
    private final String pool;
    private final SecureRandom random = new SecureRandom();

    CognitoDirectory(CognitoIdentityProviderClient client, String pool) {
        this.client = client;
        this.pool = pool;
    }

    void follow(User user) {
        if (user.status() == UserStatus.DELETED) {
            delete(user.id());
            return;
        }
        Optional<AdminGetUserResponse> found = find(user.id());
        if (found.isEmpty()) create(user);
        if (found.isEmpty() || hasTemporaryPassword(found.get())) setNobodysPassword(user.id());
        boolean enabled = found.map(AdminGetUserResponse::enabled).orElse(true);
        if (enabled != (user.status() == UserStatus.ACTIVE)) switchTo(user);
        roles(user);
    }

    /// Whether the code of a sign-up was right before.
    boolean isConfirmed(UserId user) {
        return find(user).filter(it -> it.userStatus() == UserStatusType.CONFIRMED).isPresent();
    }

    void delete(UserId user) {
        CognitoCalls.run(
                () ->
                        client.adminDeleteUser(
                                request -> request.userPoolId(pool).username(user.value())),
                Set.of(UserNotFoundException.class));
    }

    /// None of the refresh tokens that Cognito gave out is good any longer.
    void signOut(UserId user) {
        CognitoCalls.run(
                () ->
                        client.adminUserGlobalSignOut(
                                request -> request.userPoolId(pool).username(user.value())),
                Set.of(UserNotFoundException.class));
    }

    private Optional<AdminGetUserResponse> find(UserId user) {
        return CognitoCalls.answer(
                () ->
                        Optional.of(
                                client.adminGetUser(
                                        request ->
                                                request.userPoolId(pool).username(user.value()))),
                Optional.empty(),
                Set.of(UserNotFoundException.class));
    }

    /// Without a mail. Addresses are unique by our own table; should the pool still have one with
    /// somebody of before, it goes over to this user.
    private void create(User user) {
        String email = user.email().map(EmailAddress::value).orElse("");
        CognitoCalls.run(
                () ->
                        client.adminCreateUser(
                                request ->
                                        request.userPoolId(pool)
                                                .username(user.id().value())
                                                .messageAction(MessageActionType.SUPPRESS)
                                                .forceAliasCreation(true)
                                                .userAttributes(
                                                        attribute("email", email),
                                                        attribute("email_verified", "true"))),
                Set.of(UsernameExistsException.class));
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }

    private static boolean hasTemporaryPassword(AdminGetUserResponse found) {
        return found.userStatus() == UserStatusType.FORCE_CHANGE_PASSWORD;
    }

    /// One that nobody knows: only a user with a password of their own can set it anew by a code.
    private void setNobodysPassword(UserId user) {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        String password = PASSWORD_KINDS + Base64.getEncoder().encodeToString(bytes);
        CognitoCalls.call(
                () ->
                        client.adminSetUserPassword(
                                request ->
                                        request.userPoolId(pool)
                                                .username(user.value())
                                                .password(password)
                                                .permanent(true)));
    }

    private void switchTo(User user) {
        String name = user.id().value();
        if (user.status() == UserStatus.ACTIVE) {
            CognitoCalls.call(
                    () ->
                            client.adminEnableUser(
                                    request -> request.userPoolId(pool).username(name)));
            return;
        }
        CognitoCalls.call(
                () -> client.adminDisableUser(request -> request.userPoolId(pool).username(name)));
        signOut(user.id());
    }

    private void roles(User user) {
        Set<Role> there = groups(user.id());
        String name = user.id().value();
        for (Role role : user.roles())
            if (!there.contains(role))
                CognitoCalls.call(
                        () ->
                                client.adminAddUserToGroup(
                                        request ->
                                                request.userPoolId(pool)
                                                        .username(name)
                                                        .groupName(role.name())));
        for (Role role : there)
            if (!user.roles().contains(role))
                CognitoCalls.call(
                        () ->
                                client.adminRemoveUserFromGroup(
                                        request ->
                                                request.userPoolId(pool)
                                                        .username(name)
                                                        .groupName(role.name())));
    }

    /// Those groups that are roles; others are none of our business.
    private Set<Role> groups(UserId user) {
        var response =
                CognitoCalls.call(
                        () ->
                                client.adminListGroupsForUser(
                                        request ->
                                                request.userPoolId(pool).username(user.value())));
        Set<String> names =
                response.groups().stream().map(GroupType::groupName).collect(Collectors.toSet());
        return Stream.of(Role.values())
                .filter(role -> names.contains(role.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }
}
