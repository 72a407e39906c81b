package commercegraph.users.domain;

import java.util.List;

/// What became of a change.
public sealed interface UserOutcome {

    record Done(User user) implements UserOutcome {}

    record Refused(List<Fault> faults) implements UserOutcome {
        public Refused {
            faults = List.copyOf(faults);
        }

        static Refused because(Fault fault) {
            return new Refused(List.of(fault));
        }
    }
}
