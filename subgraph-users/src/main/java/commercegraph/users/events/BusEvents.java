package commercegraph.users.events;

import commercegraph.users.domain.Outbox.Waiting;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/// To EventBridge, ten at a time, which is what it takes.
final class BusEvents implements EventSink {

    private static final Logger LOG = LoggerFactory.getLogger(BusEvents.class);
    private static final int ENTRIES_MAX = 10;

    private final EventBridgeClient client;
    private final String bus;

    BusEvents(EventBridgeClient client, String bus) {
        this.client = client;
        this.bus = bus;
    }

    @Override
    public List<Waiting> deliver(List<Waiting> messages) {
        var arrived = new ArrayList<Waiting>();
        for (int from = 0; from < messages.size(); from += ENTRIES_MAX) {
            var chunk = messages.subList(from, Math.min(from + ENTRIES_MAX, messages.size()));
            PutEventsResponse response =
                    client.putEvents(
                            request -> request.entries(chunk.stream().map(this::entry).toList()));
            for (int i = 0; i < chunk.size(); i++) {
                String code = response.entries().get(i).errorCode();
                if (code == null) arrived.add(chunk.get(i));
                else LOG.warn("EventBridge refuses {}: {}", chunk.get(i).ticket().id(), code);
            }
        }
        return arrived;
    }

    private PutEventsRequestEntry entry(Waiting waiting) {
        return PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source(EventJson.SOURCE)
                .detailType(EventJson.type(waiting.message()))
                .detail(EventJson.detail(waiting.ticket().id(), waiting.message()))
                .build();
    }
}
