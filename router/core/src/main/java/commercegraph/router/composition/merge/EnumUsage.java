package commercegraph.router.composition.merge;

import java.util.HashMap;
import java.util.Map;

/// Where the merged schema uses a type: as input, as output, or both. Enum types are merged by it.
final class EnumUsage {
    private final Map<String, String> inputs = new HashMap<>();
    private final Map<String, String> outputs = new HashMap<>();

    void input(String type, String coordinate) {
        inputs.putIfAbsent(type, coordinate);
    }

    void output(String type, String coordinate) {
        outputs.putIfAbsent(type, coordinate);
    }

    boolean isInput(String type) {
        return inputs.containsKey(type);
    }

    boolean isOutput(String type) {
        return outputs.containsKey(type);
    }

    /// Both an input and an output position, for a message.
    String examples(String type) {
        return "as input by \"%s\" and as output by \"%s\""
                .formatted(inputs.get(type), outputs.get(type));
    }
}
