package commercegraph.router.composition.satisfiability;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What is supposed of the labels of progressive overrides: some are on, some are off, and of the
/// others nothing has been asked yet.
record Labels(Map<String, Boolean> supposed) {
    static final Labels NONE = new Labels(Map.of());

    /// Somebody asked for a label of which nothing is supposed: both ways are to be tried.
    static final class Undecided extends RuntimeException {
        private final String label;

        Undecided(String label) {
            super(label, null, false, false);
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    Labels with(String label, boolean on) {
        Map<String, Boolean> more = new HashMap<>(supposed);
        more.put(label, on);
        return new Labels(Map.copyOf(more));
    }

    /// Those of the given labels that are on.
    ///
    /// @throws Undecided when nothing is supposed of one of them
    Set<String> on(Set<String> labels) {
        Set<String> on = new HashSet<>();
        for (String label : labels) {
            Boolean known = supposed.get(label);
            if (known == null) {
                throw new Undecided(label);
            }
            if (known) {
                on.add(label);
            }
        }
        return on;
    }

    /// Whether all that is supposed here is supposed there too.
    boolean isPartOf(Labels other) {
        return other.supposed.entrySet().containsAll(supposed.entrySet());
    }

    @Override
    public String toString() {
        return supposed.toString();
    }
}
