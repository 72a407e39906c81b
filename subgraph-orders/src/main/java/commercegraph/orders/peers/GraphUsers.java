package commercegraph.orders.peers;

import commercegraph.orders.domain.UserId;
import commercegraph.orders.domain.Users;
import commercegraph.support.services.ServiceClient;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class GraphUsers implements Users {
    private static final String STATUS =
            """
            query ($users: [_Any!]!) { _entities(representations: $users) { ... on User { id status } } }
            """;

    private final ServiceClient peers;

    GraphUsers(ServiceClient peers) {
        this.peers = peers;
    }

    @Override
    public boolean isActive(UserId user) {
        var representation = Map.of("__typename", "User", "id", user.value());
        var data = peers.call("users", STATUS, Map.of("users", List.of(representation)));
        return Answers.objects(data, "_entities").stream()
                .anyMatch(found -> "ACTIVE".equals(found.get("status")));
    }
}
