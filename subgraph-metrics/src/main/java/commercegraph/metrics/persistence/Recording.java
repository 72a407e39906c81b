package commercegraph.metrics.persistence;

import commercegraph.metrics.domain.Claim;
import commercegraph.metrics.domain.FeedPosition;
import commercegraph.metrics.domain.Interaction;
import commercegraph.metrics.domain.InteractionId;
import commercegraph.metrics.domain.NewInteraction;
import commercegraph.metrics.domain.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Events that are to go into one segment, by one transaction. Their ids stay the same however
/// often it is tried: a try whose answer was lost is recognized by them. `older` names the counters
/// that have counted a newer event already; `forgotten` those of users whose account was deleted,
/// and of whose events nothing personal is left here.
record Recording(
        String keyId, SegmentId segment, List<Entry> entries, Set<Key> older, Set<Key> forgotten) {

    record Entry(NewInteraction event, InteractionId id) {
        String eventId() {
            return event.event().eventId();
        }

        private boolean isOf(Set<Key> users) {
            UserId user = event.event().userId();
            return user != null && users.contains(Key.metrics(user));
        }

        private Entry forgetting() {
            var without =
                    new NewInteraction(
                            event.event().withoutPersonal(), event.hash(), event.category());
            return new Entry(without, id);
        }

        Claim claim() {
            return new Claim(id, event.hash());
        }
    }

    Recording {
        entries = List.copyOf(entries);
        older = Set.copyOf(older);
        forgotten = Set.copyOf(forgotten);
    }

    static Recording of(String keyId, List<NewInteraction> events) {
        SegmentId segment = SegmentId.next();
        List<Entry> entries = new ArrayList<>();
        for (NewInteraction event : events)
            entries.add(new Entry(event, segment.interaction(entries.size())));
        return new Recording(keyId, segment, entries, Set.of(), Set.of());
    }

    Recording without(Set<String> eventIds) {
        return new Recording(
                keyId,
                segment,
                entries.stream().filter(entry -> !eventIds.contains(entry.eventId())).toList(),
                older,
                forgotten);
    }

    /// Nothing personal of these users any more.
    Recording forgetting(Set<Key> users) {
        if (users.isEmpty()) return this;
        Set<Key> all = new HashSet<>(forgotten);
        all.addAll(users);
        return new Recording(
                keyId,
                segment,
                entries.stream()
                        .map(entry -> entry.isOf(users) ? entry.forgetting() : entry)
                        .toList(),
                older,
                all);
    }

    /// The counters of the users of whom something personal would be written.
    Set<Key> personal() {
        Set<Key> users = new LinkedHashSet<>();
        for (Entry entry : entries) {
            UserId user = entry.event().event().userId();
            if (user != null && entry.event().event().isPersonal()) users.add(Key.metrics(user));
        }
        return users;
    }

    /// The other guess for these counters.
    Recording flipped(Set<Key> counters) {
        Set<Key> flipped = new HashSet<>(older);
        for (Key counter : counters) if (!flipped.remove(counter)) flipped.add(counter);
        return new Recording(keyId, segment, entries, flipped, forgotten);
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
