package commercegraph.metrics.persistence;

import static commercegraph.metrics.persistence.Attributes.number;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The end of a lane. `tail` is the first tick of its last segment, 0 when there is none; nothing
/// is ever added to the lane at `closed` or before. `closed` is the last tick of the tail, or later
/// where a reader closed the lane up to what it had shown.
record Head(long tail, long closed) {

    static final String TAIL = "tail";
    static final String CLOSED = "closed";

    static final Head NONE = new Head(0, 0);

    Map<String, AttributeValue> values() {
        return tail == 0
                ? Map.of(CLOSED, Attributes.of(closed))
                : Map.of(TAIL, Attributes.of(tail), CLOSED, Attributes.of(closed));
    }

    static Head of(Map<String, AttributeValue> item) {
        return new Head(number(item, TAIL), number(item, CLOSED));
    }
}
