package commercegraph.orders.persistence;

import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Documents of the workflow to text and back.
@Component
class Json {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JsonMapper mapper = JsonMapper.builder().build();

    String text(Object document) {
        return mapper.writeValueAsString(document);
    }

    Map<String, Object> object(String text) {
        return mapper.readValue(text, OBJECT);
    }
}
