package commercegraph.orders.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/// Names a user of the users subgraph; taken as it comes, within the bounds that any id keeps.
public record UserId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public UserId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an id has 1 to 64 letters, digits, _ and -");
        }
    }

    /// Empty for a text that no user can have as its id.
    public static Optional<UserId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new UserId(text)) : Optional.empty();
    }
}
