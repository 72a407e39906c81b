package commercegraph.router.app;

import commercegraph.router.security.Grants;
import java.util.Map;
import java.util.Set;

/// The scopes of roles where the configuration says nothing of them.
public final class DefaultRoles {
    public static final Map<String, Set<String>> SCOPES =
            Map.of(
                    "ADMIN", Set.of(Grants.ALL_SCOPES),
                    "CATALOG_MANAGER", Set.of("products:write", "inventory:read"),
                    "SUPPORT",
                            Set.of(
                                    "users:read",
                                    "orders:read",
                                    "orders:write",
                                    "audit:read",
                                    "metrics:read"),
                    "RECOMMENDER", Set.of("interactions:read", "metrics:read"),
                    "CUSTOMER", Set.of());

    private DefaultRoles() {}
}
