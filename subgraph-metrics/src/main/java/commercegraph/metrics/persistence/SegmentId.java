package commercegraph.metrics.persistence;

import static commercegraph.metrics.persistence.Attributes.number;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import commercegraph.metrics.domain.InteractionId;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A ULID whose last seven bits are free: they number the interactions of the segment, so that an
/// interaction's id names its segment, and one small item for each segment finds them all.
record SegmentId(Ulid base) {

    private static final String PREFIX = "int_";
    private static final long INDEX_MASK = 0x7F;
    private static final String LANE = "lane";
    private static final String FIRST = "first";

    SegmentId {
        base =
                new Ulid(
                        base.getMostSignificantBits(),
                        base.getLeastSignificantBits() & ~INDEX_MASK);
    }

    static SegmentId next() {
        return new SegmentId(UlidCreator.getUlid());
    }

    /// Empty when this is no id of an interaction.
    static Optional<SegmentId> of(InteractionId id) {
        if (!id.value().startsWith(PREFIX)) return Optional.empty();
        String text = id.value().substring(PREFIX.length());
        return Ulid.isValid(text) ? Optional.of(new SegmentId(Ulid.from(text))) : Optional.empty();
    }

    InteractionId interaction(int index) {
        if (index < 0 || index > INDEX_MASK)
            throw new IllegalArgumentException("a segment has no interaction " + index);
        var ulid = new Ulid(base.getMostSignificantBits(), base.getLeastSignificantBits() | index);
        return new InteractionId(PREFIX + ulid);
    }

    Key key() {
        return Key.place(base.toString());
    }

    /// The item that finds the segment.
    Map<String, AttributeValue> place(int lane, long firstTick) {
        return Attributes.item(
                key(), Map.of(LANE, Attributes.of(lane), FIRST, Attributes.of(firstTick)));
    }

    static Key segment(Map<String, AttributeValue> place) {
        return Key.segment((int) number(place, LANE), number(place, FIRST));
    }
}
