package commercegraph.router.engine.workers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// What waits for a worker, in both lanes: bounded in number, in length and in time. Not for
/// several threads; times are nanoseconds of one clock.
final class Backlog {
    private final long waitNanosMax;
    private final Line shorts;
    private final Line longs;
    private long numbers;

    /// @param placesMax tasks in each lane; long ones count for several
    Backlog(int placesMax, long waitNanosMax) {
        this.waitNanosMax = waitNanosMax;
        this.shorts = new Line(placesMax);
        this.longs = new Line(placesMax);
    }

    /// @return those for which there is no room in the lane; it may be the new one
    List<Waiting> add(Lane lane, Task task, long since) {
        return line(lane).add(new Waiting(task, since, numbers++));
    }

    Optional<Waiting> poll(Lane lane) {
        return line(lane).poll();
    }

    int size(Lane lane) {
        return line(lane).size();
    }

    /// Takes out all who waited too long.
    List<Waiting> late(Lane lane, long now) {
        List<Waiting> late = new ArrayList<>();
        Optional<Waiting> oldest = line(lane).oldest();
        while (oldest.isPresent() && now - oldest.get().since() >= waitNanosMax) {
            line(lane).remove(oldest.get());
            late.add(oldest.get());
            oldest = line(lane).oldest();
        }
        return late;
    }

    /// How long until somebody will have waited too long; empty when nobody waits.
    OptionalLong nanosUntilLate(long now) {
        return Stream.of(shorts, longs)
                .flatMap(line -> line.oldest().stream())
                .mapToLong(oldest -> oldest.since() + waitNanosMax - now)
                .min();
    }

    private Line line(Lane lane) {
        return switch (lane) {
            case SHORT -> shorts;
            case LONG -> longs;
        };
    }
}
