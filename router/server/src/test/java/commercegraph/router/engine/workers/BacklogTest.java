package commercegraph.router.engine.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Times are in nanoseconds and begin with zero; a character counts for a millisecond.
class BacklogTest {
    private static final long SECOND = 1_000_000_000;
    private static final long LATE = 5 * SECOND;

    private final Backlog backlog = new Backlog(10, LATE);

    private record Named(String name, String client, int length) implements Task {
        @Override
        public Lane lane() {
            return Lane.SHORT;
        }

        @Override
        public boolean isWanted() {
            return true;
        }

        @Override
        public boolean run(Lane lane) {
            return true;
        }

        @Override
        public void refuse() {}
    }

    private List<String> add(String name, String client, int length, long since) {
        return names(backlog.add(Lane.SHORT, new Named(name, client, length), since));
    }

    private static List<String> names(List<Waiting> some) {
        return some.stream().map(BacklogTest::name).toList();
    }

    private static String name(Waiting waiting) {
        return ((Named) waiting.task()).name();
    }

    private List<String> all() {
        List<String> all = new ArrayList<>();
        Optional<Waiting> next = backlog.poll(Lane.SHORT);
        while (next.isPresent()) {
            all.add(name(next.get()));
            next = backlog.poll(Lane.SHORT);
        }
        return all;
    }

    @Test
    void letsClientsTakeTurns() {
        add("a1", "a", 10, 0);
        add("a2", "a", 10, 1);
        add("a3", "a", 10, 2);
        add("b1", "b", 10, 3);
        add("b2", "b", 10, 4);
        add("c1", "c", 10, 5);

        assertThat(all()).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
    }

    @Test
    void letsShortOnesPassLongOnesForAWhile() {
        add("long", "a", 1_000, 0);
        add("short", "a", 10, SECOND / 2);
        add("too late to pass", "a", 10, SECOND);

        assertThat(all()).containsExactly("short", "long", "too late to pass");
    }

    @Test
    void takesTheRoomOfWhoHasMost() {
        for (int i = 0; i < 9; i++) {
            add("a" + i, "a", 10, i);
        }
        assertThat(add("b", "b", 10, 10)).isEmpty();

        assertThat(add("c", "c", 10, 11)).containsExactly("a8");
        assertThat(add("a9", "a", 10, 12)).containsExactly("a9");
        assertThat(add("a short one", "a", 1, 13)).containsExactly("a7");
        assertThat(backlog.size(Lane.SHORT)).isEqualTo(10);
    }

    @Test
    void countsLongDocumentsAsSeveral() {
        add("large", "a", 8 * 8_192, 0);
        assertThat(add("one", "b", 10, 1)).isEmpty();
        assertThat(add("two", "b", 10, 2)).containsExactly("large");
        assertThat(add("alone", "a", 100 * 8_192, 3)).containsExactly("alone");

        assertThat(all()).containsExactly("one", "two");
        assertThat(add("alone", "a", 100 * 8_192, 3)).isEmpty();
    }

    @Test
    void findsWhoWaitedTooLong() {
        add("a", "a", 5_000, 10);
        add("b", "b", 10, 20);
        add("moved here", "a", 10, 5);

        assertThat(backlog.nanosUntilLate(6)).hasValue(LATE - 1);
        assertThat(names(backlog.late(Lane.SHORT, LATE + 4))).isEmpty();
        assertThat(names(backlog.late(Lane.SHORT, LATE + 10))).containsExactly("moved here", "a");
        assertThat(backlog.nanosUntilLate(LATE + 10)).hasValue(10);
        assertThat(all()).containsExactly("b");
        assertThat(backlog.nanosUntilLate(0)).isEmpty();
    }

    @Test
    void keepsLanesApart() {
        for (int i = 0; i < 20; i++) {
            backlog.add(Lane.LONG, new Named("long " + i, "a", 10), i);
        }

        assertThat(backlog.size(Lane.LONG)).isEqualTo(10);
        assertThat(add("short", "a", 10, 30)).isEmpty();
        assertThat(all()).containsExactly("short");
    }
}
