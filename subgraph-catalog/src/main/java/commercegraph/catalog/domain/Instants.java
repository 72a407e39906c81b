package commercegraph.catalog.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Times as they are kept and shown: to the millisecond.
final class Instants {
    private Instants() {}

    static Instant millis(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
