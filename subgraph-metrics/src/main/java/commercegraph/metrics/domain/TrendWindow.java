package commercegraph.metrics.domain;

/// How far back a trend looks. The names are those of the contract.
public enum TrendWindow {
    HOUR(1),
    DAY(24),
    WEEK(7 * 24);

    private final int hours;

    TrendWindow(int hours) {
        this.hours = hours;
    }

    public int hours() {
        return hours;
    }
}
