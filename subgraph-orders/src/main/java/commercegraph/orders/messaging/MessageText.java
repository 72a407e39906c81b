package commercegraph.orders.messaging;

import commercegraph.orders.domain.Intent;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.fulfilment.OutboxMessage;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// An outbox message as the body of a queue's message: `{"id", "orderId", "intent",
/// "correlationId"}`.
final class MessageText {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private MessageText() {}

    static String write(OutboxMessage message) {
        return MAPPER.writeValueAsString(
                Map.of(
                        "id", message.id(),
                        "orderId", message.order().value(),
                        "intent", message.intent().name(),
                        "correlationId", message.correlationId()));
    }

    /// @throws RuntimeException for a body that is not one of ours
    static OutboxMessage read(String body) {
        Map<String, Object> fields = MAPPER.readValue(body, OBJECT);
        if (!(fields.get("id") instanceof Number id)) {
            throw new IllegalArgumentException("a message has an id");
        }
        return new OutboxMessage(
                id.longValue(),
                new OrderId(String.valueOf(fields.get("orderId"))),
                Intent.valueOf(String.valueOf(fields.get("intent"))),
                String.valueOf(fields.get("correlationId")));
    }
}
