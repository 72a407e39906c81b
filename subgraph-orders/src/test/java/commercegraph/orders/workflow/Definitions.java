package commercegraph.orders.workflow;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

final class Definitions {
    private Definitions() {}

    /// A machine whose states are given as JSON; single quotes stand for double ones.
    static StateMachine of(String startAt, String states) {
        return DefinitionReader.read(
                json("{'StartAt': '%s', 'States': %s}".formatted(startAt, states)));
    }

    static Map<String, Object> json(String text) {
        return JsonMapper.builder()
                .build()
                .readValue(text.replace('\'', '"'), new TypeReference<Map<String, Object>>() {});
    }
}
