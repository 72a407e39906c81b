package commercegraph.users.api;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import commercegraph.schema.users.types.ChangeUserStatusInput;
import commercegraph.schema.users.types.CreateUserInput;
import commercegraph.schema.users.types.RoleInput;
import commercegraph.schema.users.types.UpdateUserInput;
import commercegraph.support.identity.Caller;
import commercegraph.support.identity.Scopes;
import commercegraph.users.domain.Edit;
import commercegraph.users.domain.Role;
import commercegraph.users.domain.UserAdministration;
import commercegraph.users.domain.UserAdministration.NewUser;
import commercegraph.users.domain.UserId;
import commercegraph.users.domain.UserStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Changes to users.
@DgsComponent
class AdministrationDataFetcher {

    private final UserAdministration administration;
    private final Origins origins;

    AdministrationDataFetcher(UserAdministration administration, Origins origins) {
        this.administration = administration;
        this.origins = origins;
    }

    @DgsMutation
    PayloadView createUser(@InputArgument CreateUserInput input, DgsDataFetchingEnvironment env) {
        Caller.of(env).require(Scopes.USERS_WRITE);
        var roles =
                Optional.ofNullable(input.getRoles()).orElse(List.of()).stream()
                        .map(role -> Role.valueOf(role.name()))
                        .collect(Collectors.toSet());
        if (!roles.isEmpty()) Caller.of(env).require(Scopes.ROLES_WRITE);
        var newUser =
                new NewUser(
                        input.getEmail(),
                        Optional.ofNullable(input.getDisplayName()),
                        Optional.ofNullable(input.getLocale()),
                        roles);
        return PayloadView.of(administration.create(newUser, origins.of(env)));
    }

    @DgsMutation
    PayloadView updateUser(@InputArgument UpdateUserInput input, DgsDataFetchingEnvironment env) {
        Caller.of(env).requireOwnOr(input.getId(), Scopes.USERS_WRITE);
        return PayloadView.of(
                administration.update(
                        UserId.ofInput(input.getId()),
                        Optional.ofNullable(input.getVersion()),
                        edit(env, "displayName"),
                        edit(env, "locale"),
                        origins.of(env)));
    }

    @DgsMutation
    PayloadView changeUserStatus(
            @InputArgument ChangeUserStatusInput input, DgsDataFetchingEnvironment env) {
        Caller.of(env).require(Scopes.USERS_WRITE);
        return PayloadView.of(
                administration.changeStatus(
                        UserId.ofInput(input.getId()),
                        Optional.ofNullable(input.getVersion()),
                        UserStatus.valueOf(input.getStatus().name()),
                        Optional.ofNullable(input.getReason()),
                        origins.of(env)));
    }

    @DgsMutation
    PayloadView assignRole(@InputArgument RoleInput input, DgsDataFetchingEnvironment env) {
        Caller.of(env).require(Scopes.ROLES_WRITE);
        var id = UserId.ofInput(input.getUserId());
        var role = Role.valueOf(input.getRole().name());
        return PayloadView.of(administration.assignRole(id, role, origins.of(env)));
    }

    @DgsMutation
    PayloadView removeRole(@InputArgument RoleInput input, DgsDataFetchingEnvironment env) {
        Caller.of(env).require(Scopes.ROLES_WRITE);
        var id = UserId.ofInput(input.getUserId());
        var role = Role.valueOf(input.getRole().name());
        return PayloadView.of(administration.removeRole(id, role, origins.of(env)));
    }

    /// An absent field stays, null clears it: which of the two only the raw input tells.
    private static Edit edit(DgsDataFetchingEnvironment env, String field) {
        Map<String, Object> input = env.getArgumentOrDefault("input", Map.of());
        if (!input.containsKey(field)) return new Edit.Keep();
        return input.get(field) instanceof String text ? new Edit.Set(text) : new Edit.Clear();
    }
}
