package commercegraph.metrics.persistence;

import commercegraph.metrics.domain.Interaction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Reads one lane forward from a tick, without a gap: by `previous` each segment names the one
/// before it, and where that one has not been seen (its transaction is being written item by item)
/// the scan ends. When it has ended, nothing will ever be added to the lane up to [#closed] that
/// was not seen.
final class LaneScan {

    /// Segments read first, when it isn't known yet how many events they hold.
    private static final int SEGMENTS_FIRST = 4;

    private static final int SEGMENTS_MAX = 1_000;

    private final MetricsTable table;
    private final int lane;
    private final long from;
    private final long lowest;
    private final Deque<Interaction> ahead = new ArrayDeque<>();
    private Head head;
    private OptionalLong lastSegment = OptionalLong.empty();
    private long closed;
    private boolean ended;
    private int segmentsSeen;
    private int eventsSeen;

    /// `head` is read before the scan begins. A segment that holds `from` begins at most one
    /// segment's length before it.
    LaneScan(MetricsTable table, int lane, long from, Head head) {
        this.table = table;
        this.lane = lane;
        this.from = from;
        this.head = head;
        this.lowest = Math.max(0, from - Segment.EVENTS_MAX + 1);
        this.closed = from - 1;
    }

    int lane() {
        return lane;
    }

    Head head() {
        return head;
    }

    @Nullable Interaction peek() {
        return ahead.peek();
    }

    void pop() {
        ahead.remove();
    }

    boolean isExhausted() {
        return ended && ahead.isEmpty();
    }

    boolean needsMore() {
        return !ended && ahead.isEmpty();
    }

    boolean hasMore() {
        return !ended || !ahead.isEmpty();
    }

    /// Meaningful when the scan has ended.
    long closed() {
        return closed;
    }

    /// The lane has been closed further, and may have grown: the scan goes on.
    void reopen(Head newer) {
        head = newer;
        ended = false;
    }

    /// Reads on, so far that about so many events are found, until there is one or the lane ends.
    void fetch(int eventsWanted) {
        while (needsMore()) fetchOnce(segmentsFor(eventsWanted));
    }

    private int segmentsFor(int eventsWanted) {
        if (eventsSeen == 0) return SEGMENTS_FIRST;
        long segments = (long) eventsWanted * segmentsSeen / eventsSeen + 1;
        return (int) Math.clamp(segments, SEGMENTS_FIRST, SEGMENTS_MAX);
    }

    private void fetchOnce(int segmentsMax) {
        long next = lastSegment.isPresent() ? lastSegment.getAsLong() + 1 : lowest;
        QueryResponse response =
                table.query(
                        query ->
                                query.keyConditionExpression("pk = :lane AND sk >= :next")
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":lane", Attributes.of(Key.feed(lane)),
                                                        ":next", Attributes.of(Key.tick(next))))
                                        .limit(segmentsMax));
        for (Map<String, AttributeValue> item : response.items()) {
            Segment segment = Segment.of(lane, item);
            if (!follows(segment)) {
                ended = true;
                return;
            }
            take(segment);
        }
        if (!response.hasLastEvaluatedKey()) end();
    }

    private boolean follows(Segment segment) {
        if (lastSegment.isPresent()) return segment.previous() == lastSegment.getAsLong();
        return segment.previous() == 0 || segment.previous() < lowest;
    }

    private void take(Segment segment) {
        lastSegment = OptionalLong.of(segment.first());
        closed = Math.max(closed, segment.last());
        segmentsSeen++;
        eventsSeen += segment.interactions().size();
        for (Interaction interaction : segment.interactions())
            if (interaction.position().tick() >= from) ahead.add(interaction);
    }

    /// What the head says holds for this scan once it has seen the segment that the head names.
    private void end() {
        ended = true;
        boolean caughtUp =
                lastSegment.isPresent()
                        ? head.tail() <= lastSegment.getAsLong()
                        : head.tail() < lowest || head.tail() == 0;
        if (caughtUp) closed = Math.max(closed, head.closed());
    }
}
