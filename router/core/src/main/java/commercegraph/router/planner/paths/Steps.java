package commercegraph.router.planner.paths;

/// Counts the work of planning one operation, in units that do not depend on the machine.
public final class Steps {
    private final int max;
    private int taken;

    public Steps(int max) {
        this.max = max;
    }

    /// For what is bounded by the supergraph alone, and remembered.
    static Steps unbounded() {
        return new Steps(Integer.MAX_VALUE);
    }

    public void take(int count) {
        taken += count;
        if (taken > max || taken < 0) {
            throw new Exhausted(max);
        }
    }

    public int taken() {
        return taken;
    }

    /// Caught by the planner, which refuses the operation.
    public static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int max;

        Exhausted(int max) {
            super("more than " + max + " steps", null, false, false);
            this.max = max;
        }

        public int max() {
            return max;
        }
    }
}
