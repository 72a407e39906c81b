package commercegraph.router.composition.merge;

import commercegraph.router.composition.subgraph.SubgraphSchema;
import java.util.List;
import java.util.stream.Collectors;

/// Subgraph names for messages: `subgraph "a"`, `subgraphs "a" and "b"`.
final class Names {
    private Names() {}

    static String of(List<SubgraphSchema> subgraphs) {
        List<String> names =
                subgraphs.stream().map(subgraph -> "\"" + subgraph.name() + "\"").toList();
        if (names.size() == 1) {
            return "subgraph " + names.getFirst();
        }
        return names.stream()
                .limit(Math.max(0, names.size() - 1))
                .collect(
                        Collectors.joining(
                                ", ",
                                "subgraphs ",
                                names.isEmpty() ? "" : " and " + names.getLast()));
    }
}
