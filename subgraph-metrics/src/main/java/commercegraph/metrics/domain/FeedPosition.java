package commercegraph.metrics.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in the order of recording: first by tick, then by lane. A tick is the microsecond of the
/// recording, or the next one that is free in its lane; no two events of a lane share one.
public record FeedPosition(long tick, int lane) implements Comparable<FeedPosition> {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})\\.(\\d{1,3})");

    private static final Comparator<FeedPosition> ORDER =
            Comparator.comparingLong(FeedPosition::tick).thenComparingInt(FeedPosition::lane);

    public static long tickOf(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    public static Instant timeOf(long tick) {
        return Instant.EPOCH.plus(tick, ChronoUnit.MICROS);
    }

    public Instant recordedAt() {
        return timeOf(tick);
    }

    /// What cursors carry.
    public String text() {
        return tick + "." + lane;
    }

    public static Optional<FeedPosition> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new FeedPosition(
                                Long.parseLong(matcher.group(1)),
                                Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(FeedPosition other) {
        return ORDER.compare(this, other);
    }
}
