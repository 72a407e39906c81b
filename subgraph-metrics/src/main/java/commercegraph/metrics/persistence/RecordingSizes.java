package commercegraph.metrics.persistence;

import commercegraph.metrics.domain.Event;
import commercegraph.metrics.domain.NewInteraction;
import commercegraph.metrics.domain.ProductId;
import commercegraph.metrics.domain.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Cuts events into as few transactions as the store's bounds allow: 100 items in a transaction,
/// 400 kB in an item. Users and products that several events name cost their items once.
final class RecordingSizes {

    static final int ITEMS_MAX = 100;

    /// Room for all but the text, and for bytes that JSON escapes.
    private static final int SEGMENT_BYTES_MAX = 200_000;

    /// The lane's head, the segment and its place.
    private static final int ITEMS_BESIDE = 3;

    /// A history row and a counter.
    private static final int ITEMS_FOR_EACH_OWNER = 2;

    private static final int EVENT_BYTES = 600;
    private static final int CHARACTER_BYTES_MAX = 3;

    private RecordingSizes() {}

    static List<List<NewInteraction>> cut(List<NewInteraction> events) {
        List<List<NewInteraction>> groups = new ArrayList<>();
        Group group = new Group();
        for (NewInteraction event : events) {
            if (!group.takes(event)) {
                groups.add(group.events);
                group = new Group();
            }
            group.add(event);
        }
        if (!group.events.isEmpty()) groups.add(group.events);
        return groups;
    }

    private static final class Group {
        private final List<NewInteraction> events = new ArrayList<>();
        private final Set<UserId> users = new HashSet<>();
        private final Set<ProductId> products = new HashSet<>();
        private int bytes;

        boolean takes(NewInteraction next) {
            Event event = next.event();
            boolean newUser = event.userId() != null && !users.contains(event.userId());
            boolean newProduct = event.productId() != null && !products.contains(event.productId());
            int owners = users.size() + products.size() + (newUser ? 1 : 0) + (newProduct ? 1 : 0);
            int items = ITEMS_BESIDE + events.size() + 1 + ITEMS_FOR_EACH_OWNER * owners;
            return events.isEmpty()
                    || (items <= ITEMS_MAX
                            && events.size() < Segment.EVENTS_MAX
                            && bytes + bytes(event) <= SEGMENT_BYTES_MAX);
        }

        void add(NewInteraction next) {
            Event event = next.event();
            events.add(next);
            bytes += bytes(event);
            if (event.userId() != null) users.add(event.userId());
            if (event.productId() != null) products.add(event.productId());
        }
    }

    /// Not less than the event has in the store; its rules bound what it can be.
    private static int bytes(Event event) {
        int characters =
                Objects.requireNonNullElse(event.comment(), "").length()
                        + Objects.requireNonNullElse(event.name(), "").length()
                        + (event.impressions() == null
                                ? 0
                                : String.join("", event.impressions()).length())
                        + (event.properties() == null ? 0 : event.properties().toString().length());
        return EVENT_BYTES + CHARACTER_BYTES_MAX * characters;
    }
}
