package commercegraph.support.queues;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// An event as EventBridge puts it into a queue: a JSON object with `id`, `source`, `detail-type`,
/// `time`, `detail` and members that are of no interest here.
///
/// @param id of this delivery: another one each time an event is published
/// @param time when it was published
public record EventEnvelope(
        String id, String source, String type, Instant time, Map<String, Object> detail) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    public EventEnvelope {
        detail = Map.copyOf(detail);
    }

    public String write() {
        var members = new LinkedHashMap<String, Object>();
        members.put("version", "0");
        members.put("id", id);
        members.put("detail-type", type);
        members.put("source", source);
        members.put("time", time.toString());
        members.put("detail", detail);
        return JSON.writeValueAsString(members);
    }

    /// @throws RuntimeException for a text that is no such event
    public static EventEnvelope read(String text) {
        Map<String, Object> members = JSON.readValue(text, OBJECT);
        if (!(members.get("detail") instanceof Map<?, ?> detail))
            throw new IllegalArgumentException("an event has a detail");
        var values = new LinkedHashMap<String, Object>();
        detail.forEach(
                (name, value) -> {
                    if (value != null) values.put(String.valueOf(name), value);
                });
        return new EventEnvelope(
                text(members, "id"),
                text(members, "source"),
                text(members, "detail-type"),
                Instant.parse(text(members, "time")),
                values);
    }

    /// A member of the detail that is a text.
    public String text(String member) {
        return text(detail, member);
    }

    private static String text(Map<String, ?> members, String name) {
        @Nullable Object value = members.get(name);
        if (value instanceof String text) return text;
        throw new IllegalArgumentException("an event has a text " + name);
    }
}
