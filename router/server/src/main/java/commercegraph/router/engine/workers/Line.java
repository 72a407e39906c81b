package commercegraph.router.engine.workers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// The tasks of one lane. Clients take turns, one task each; of one client's tasks the first is the
/// one that came first, where each character of its length counts as having come a little later: a
/// short task passes long ones, and a long one is passed for a while only.
final class Line {
    private final int placesMax;

    /// In the order of their turns.
    private final LinkedHashMap<String, Share> byClient = new LinkedHashMap<>();

    private final NavigableSet<Waiting> byArrival = new TreeSet<>(Waiting.BY_ARRIVAL);
    private int places;

    Line(int placesMax) {
        this.placesMax = placesMax;
    }

    /// What one client has in the line.
    private static final class Share {
        private final NavigableSet<Waiting> tasks = new TreeSet<>(Waiting.BY_TURN);
        private int places;
    }

    int size() {
        return byArrival.size();
    }

    /// Who has most in the line gives way when there is no room, with what would be its last turn:
    /// a client that floods the router takes the room of none but itself.
    ///
    /// @return those for which there is no room; it may be the new one
    List<Waiting> add(Waiting waiting) {
        Share share = byClient.computeIfAbsent(waiting.task().client(), _ -> new Share());
        share.tasks.add(waiting);
        byArrival.add(waiting);
        count(share, waiting.places());
        List<Waiting> without = new ArrayList<>();
        while (places > placesMax && size() > 1) {
            Waiting last = largest().tasks.last();
            remove(last);
            without.add(last);
        }
        return without;
    }

    Optional<Waiting> poll() {
        Map.Entry<String, Share> turn = byClient.firstEntry();
        if (turn == null) {
            return Optional.empty();
        }
        Waiting next = turn.getValue().tasks.first();
        remove(next);
        if (byClient.containsKey(turn.getKey())) {
            byClient.putLast(turn.getKey(), turn.getValue());
        }
        return Optional.of(next);
    }

    Optional<Waiting> oldest() {
        return byArrival.isEmpty() ? Optional.empty() : Optional.of(byArrival.first());
    }

    void remove(Waiting waiting) {
        String client = waiting.task().client();
        Share share = byClient.get(client);
        if (share == null || !share.tasks.remove(waiting)) {
            throw new IllegalArgumentException("not in this line: " + waiting);
        }
        byArrival.remove(waiting);
        count(share, -waiting.places());
        if (share.tasks.isEmpty()) {
            byClient.remove(client);
        }
    }

    private void count(Share share, int more) {
        share.places += more;
        places += more;
    }

    private Share largest() {
        Share largest = byClient.firstEntry().getValue();
        for (Share share : byClient.values()) {
            if (share.places > largest.places) {
                largest = share;
            }
        }
        return largest;
    }
}
