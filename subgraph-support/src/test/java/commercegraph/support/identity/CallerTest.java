package commercegraph.support.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {

    private static Caller withRoles(String... roles) {
        return new Caller(
                Optional.of("usr_1"), Set.of(roles), Optional.empty(), "router-users", "c");
    }

    @Test
    void rolesGiveScopes() {
        assertThat(withRoles("CUSTOMER").scopes()).isEmpty();
        assertThat(withRoles("SUPPORT").scopes())
                .containsExactlyInAnyOrder(
                        "users:read", "orders:read", "orders:write", "audit:read", "metrics:read");
        assertThat(withRoles("CATALOG_MANAGER").scopes())
                .containsExactlyInAnyOrder("products:write", "inventory:read");
        assertThat(withRoles("RECOMMENDER", "NOBODY").scopes())
                .containsExactlyInAnyOrder("interactions:read", "metrics:read");
        assertThat(withRoles("ADMIN").has("roles:write")).isTrue();
    }

    @Test
    void maySeeWhatIsTheirOwnOrWithinTheirScopes() {
        assertThat(withRoles().maySee("usr_1", "users:read")).isTrue();
        assertThat(withRoles().maySee("usr_2", "users:read")).isFalse();
        assertThat(withRoles("SUPPORT").maySee("usr_2", "users:read")).isTrue();
        assertThat(Caller.anonymous().maySee("usr_1", "users:read")).isFalse();
    }

    @Test
    void requiringTellsWhoIsUnknownFromWhoMayNot() {
        assertThatThrownBy(() -> Caller.anonymous().require("users:read"))
                .hasMessageContaining("signed-in");
        assertThatThrownBy(() -> withRoles().require("users:read"))
                .hasMessageContaining("users:read");
        assertThatThrownBy(() -> withRoles().requireOwnOr("usr_2", "users:read"))
                .hasMessageContaining("users:read");
        assertThatNoException().isThrownBy(() -> withRoles().requireOwnOr("usr_1", "users:read"));
        assertThatNoException().isThrownBy(() -> withRoles("ADMIN").require("users:read"));
    }
}
