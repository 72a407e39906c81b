package commercegraph.support.identity;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which scopes a role gives. What is a person's own needs none.
public final class Scopes {

    public static final String USERS_READ = "users:read";
    public static final String USERS_WRITE = "users:write";
    public static final String ROLES_WRITE = "roles:write";
    public static final String AUDIT_READ = "audit:read";
    public static final String PRODUCTS_WRITE = "products:write";
    public static final String INVENTORY_READ = "inventory:read";
    public static final String ORDERS_READ = "orders:read";
    public static final String ORDERS_WRITE = "orders:write";
    public static final String METRICS_READ = "metrics:read";
    public static final String INTERACTIONS_READ = "interactions:read";

    private static final Set<String> ALL =
            Set.of(
                    USERS_READ,
                    USERS_WRITE,
                    ROLES_WRITE,
                    AUDIT_READ,
                    PRODUCTS_WRITE,
                    INVENTORY_READ,
                    ORDERS_READ,
                    ORDERS_WRITE,
                    METRICS_READ,
                    INTERACTIONS_READ);

    /// The scopes of each role. A role that is not here has none.
    public static final Map<String, Set<String>> BY_ROLE =
            Map.of(
                    "ADMIN", ALL,
                    "CATALOG_MANAGER", Set.of(PRODUCTS_WRITE, INVENTORY_READ),
                    "SUPPORT",
                            Set.of(USERS_READ, ORDERS_READ, ORDERS_WRITE, AUDIT_READ, METRICS_READ),
                    "RECOMMENDER", Set.of(INTERACTIONS_READ, METRICS_READ));

    private Scopes() {}

    /// The scopes of these roles together. A role that is not known gives none.
    public static Set<String> of(Set<String> roles) {
        return roles.stream()
                .flatMap(role -> BY_ROLE.getOrDefault(role, Set.of()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
