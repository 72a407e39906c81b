package commercegraph.metrics.persistence;

import commercegraph.metrics.domain.Claim;
import commercegraph.metrics.domain.FeedPosition;
import commercegraph.metrics.domain.Interaction;
import commercegraph.metrics.domain.InteractionId;
import commercegraph.metrics.domain.NewInteraction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Events that are to go into one segment, by one transaction. Their ids stay the same however
/// often it is tried: a try whose answer was lost is recognized by them. `older` names the counters
/// that have counted a newer event already.
record Recording(String keyId, SegmentId segment, List<Entry> entries, Set<Key> older) {

    record Entry(NewInteraction event, InteractionId id) {
        String eventId() {
            return event.event().eventId();
        }

        Claim claim() {
            return new Claim(id, event.hash());
        }
    }

    Recording {
        entries = List.copyOf(entries);
        older = Set.copyOf(older);
    }

    static Recording of(String keyId, List<NewInteraction> events) {
        SegmentId segment = SegmentId.next();
        List<Entry> entries = new ArrayList<>();
        for (NewInteraction event : events)
            entries.add(new Entry(event, segment.interaction(entries.size())));
        return new Recording(keyId, segment, entries, Set.of());
    }

    Recording without(Set<String> eventIds) {
        return new Recording(
                keyId,
                segment,
                entries.stream().filter(entry -> !eventIds.contains(entry.eventId())).toList(),
                older);
    }

    /// The other guess for these counters.
    Recording flipped(Set<Key> counters) {
        Set<Key> flipped = new HashSet<>(older);
        for (Key counter : counters) if (!flipped.remove(counter)) flipped.add(counter);
        return new Recording(keyId, segment, entries, flipped);
    }

    /// The interactions, when the first gets this place and the others follow.
    List<Interaction> at(int lane, long firstTick) {
        List<Interaction> interactions = new ArrayList<>();
        for (Entry entry : entries)
            interactions.add(
                    new Interaction(
                            entry.id(),
                            new FeedPosition(firstTick + interactions.size(), lane),
                            entry.event().category(),
                            entry.event().event()));
        return interactions;
    }
}
