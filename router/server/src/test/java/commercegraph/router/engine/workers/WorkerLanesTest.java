package commercegraph.router.engine.workers;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.engine.workers.WorkListener.WaitEnd;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerLanesTest {
    private final List<WaitEnd> ends = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private WorkerLanes lanes = lanes(Duration.ofMinutes(5));

    private WorkerLanes lanes(Duration waitMax) {
        return WorkerLanes.start(
                new WorkerLanes.Bounds(1, 100, waitMax), (_, end, _) -> ends.add(end));
    }

    @AfterEach
    void close() {
        release.countDown();
        lanes.close();
    }

    /// @param work what a run in a lane gives
    /// @param outcome the lane in which it was done, or the reason why it was not
    private record Probe(
            Lane lane, boolean isWanted, Predicate<Lane> work, CompletableFuture<String> outcome)
            implements Task {
        static Probe of(Lane lane, Predicate<Lane> work) {
            return new Probe(lane, true, work, new CompletableFuture<>());
        }

        @Override
        public String client() {
            return "a";
        }

        @Override
        public int length() {
            return 10;
        }

        @Override
        public boolean run(Lane in) {
            if (!work.test(in)) {
                return false;
            }
            outcome.complete("done in " + in);
            return true;
        }

        @Override
        public void refuse() {
            outcome.complete("refused");
        }

        String await() throws Exception {
            return outcome.get(30, TimeUnit.SECONDS);
        }
    }

    private Probe take(Lane lane, Predicate<Lane> work) {
        Probe probe = Probe.of(lane, work);
        lanes.take(probe);
        return probe;
    }

    private boolean hold(CountDownLatch held) {
        held.countDown();
        try {
            return release.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private Probe holdTheWorker() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        Probe holding = take(Lane.LONG, _ -> hold(held));
        assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
        return holding;
    }

    @Test
    void doesShortWorkWhileLongWorkRuns() throws Exception {
        Probe running = holdTheWorker();
        Probe waiting = take(Lane.LONG, _ -> true);

        assertThat(take(Lane.SHORT, _ -> true).await()).isEqualTo("done in SHORT");
        assertThat(waiting.outcome()).isNotDone();
        release.countDown();
        assertThat(running.await()).isEqualTo("done in LONG");
        assertThat(waiting.await()).isEqualTo("done in LONG");
    }

    @Test
    void goesOnInTheLongLaneWithWhatTakesLonger() throws Exception {
        assertThat(take(Lane.SHORT, lane -> lane == Lane.LONG).await()).isEqualTo("done in LONG");
        assertThat(ends).containsExactly(WaitEnd.STARTED, WaitEnd.STARTED);
    }

    @Test
    void refusesWhatWaitedTooLong() throws Exception {
        lanes.close();
        lanes = lanes(Duration.ofMillis(50));
        Probe running = holdTheWorker();

        assertThat(take(Lane.LONG, _ -> true).await()).isEqualTo("refused");
        assertThat(ends).containsExactly(WaitEnd.STARTED, WaitEnd.TOO_LATE);
        assertThat(lanes.waiting(Lane.LONG)).isZero();
        assertThat(running.outcome()).isNotDone();
    }

    @Test
    void leavesWhatNobodyWants() throws Exception {
        Probe unwanted = new Probe(Lane.SHORT, false, _ -> true, new CompletableFuture<>());
        lanes.take(unwanted);

        assertThat(take(Lane.SHORT, _ -> true).await()).isEqualTo("done in SHORT");
        assertThat(ends).contains(WaitEnd.UNWANTED);
        assertThat(unwanted.outcome()).isNotDone();
    }

    @Test
    void goesOnAfterATaskThatThrows() throws Exception {
        take(
                Lane.SHORT,
                _ -> {
                    throw new IllegalStateException("on purpose");
                });

        for (int i = 0; i < 3; i++) {
            assertThat(take(Lane.SHORT, _ -> true).await()).isEqualTo("done in SHORT");
        }
    }

    @Test
    void refusesWhatWaitsWhenItIsClosed() throws Exception {
        holdTheWorker();
        Probe waiting = take(Lane.LONG, _ -> true);
        lanes.close();

        assertThat(waiting.await()).isEqualTo("refused");
        assertThat(take(Lane.SHORT, _ -> true).await()).isEqualTo("refused");
    }
}
