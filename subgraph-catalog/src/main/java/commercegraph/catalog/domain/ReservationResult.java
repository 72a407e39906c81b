package commercegraph.catalog.domain;

import java.util.List;

/// How a step of a reservation ended.
public sealed interface ReservationResult {
    /// The order has its units: held or sold.
    record Reserved() implements ReservationResult {}

    /// The order has none, and that is as it should be.
    record Released() implements ReservationResult {}

    /// Nothing was changed.
    record Refused(List<Fault> faults) implements ReservationResult {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
