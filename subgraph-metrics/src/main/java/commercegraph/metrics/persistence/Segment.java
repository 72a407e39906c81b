package commercegraph.metrics.persistence;

import static commercegraph.metrics.persistence.Attributes.number;
import static commercegraph.metrics.persistence.Attributes.text;

import commercegraph.metrics.domain.Interaction;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What one transaction added to a lane: interactions with ticks one after the other. `previous` is
/// the first tick of the segment before it in the lane, 0 when there is none: a reader sees by it
/// whether a segment in between is still on its way.
record Segment(int lane, long previous, List<Interaction> interactions) {

    /// Also the farthest that ticks of one segment lie apart.
    static final int EVENTS_MAX = 100;

    private static final String PREVIOUS = "previous";
    private static final String EVENTS = HistoryRow.EVENTS;

    Segment {
        interactions = List.copyOf(interactions);
        if (interactions.isEmpty() || interactions.size() > EVENTS_MAX)
            throw new IllegalArgumentException("a segment has 1 to " + EVENTS_MAX + " events");
    }

    long first() {
        return interactions.getFirst().position().tick();
    }

    long last() {
        return interactions.getLast().position().tick();
    }

    Map<String, AttributeValue> item() {
        return Attributes.item(
                Key.segment(lane, first()),
                Map.of(
                        PREVIOUS, Attributes.of(previous),
                        EVENTS, Attributes.of(StoredInteraction.write(interactions))));
    }

    static Segment of(int lane, Map<String, AttributeValue> item) {
        return new Segment(
                lane, number(item, PREVIOUS), StoredInteraction.read(text(item, EVENTS)));
    }
}
