package commercegraph.router.planner.fetches;

import commercegraph.router.operation.Operation;
import java.util.List;

/// Names for variables of our own, which stand beside the client's in one document.
final class FreeNames {
    private FreeNames() {}

    /// The name, or one that ends with it: no variable of the client begins like it, so that
    /// numbers may follow.
    static String like(String name, List<Operation.Variable> clients) {
        String free = name;
        while (isTaken(free, clients)) {
            free = "_" + free;
        }
        return free;
    }

    private static boolean isTaken(String name, List<Operation.Variable> clients) {
        return clients.stream().anyMatch(client -> client.name().startsWith(name));
    }
}
