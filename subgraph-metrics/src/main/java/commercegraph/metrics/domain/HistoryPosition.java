package commercegraph.metrics.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in a user's or a product's history: a row, and a place in it.
public record HistoryPosition(FeedPosition row, int index) {

    private static final Pattern TEXT = Pattern.compile("(\\d+\\.\\d+)\\.(\\d{1,4})");

    /// What cursors carry.
    public String text() {
        return row.text() + "." + index;
    }

    public static Optional<HistoryPosition> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) return Optional.empty();
        int index = Integer.parseInt(matcher.group(2));
        return FeedPosition.parse(matcher.group(1)).map(row -> new HistoryPosition(row, index));
    }
}
