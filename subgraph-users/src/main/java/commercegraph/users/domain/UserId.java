package commercegraph.users.domain;

/// `usr_` and a ULID: ids sort by time of creation.
public record UserId(String value) implements Comparable<UserId> {

    public static final String PREFIX = "usr_";

    private static final int CHARACTERS_MAX = 64;

    /// Whether a text from outside can be an id at all; what can't be is not looked up.
    public static boolean isWellFormed(String text) {
        return text.startsWith(PREFIX) && text.length() <= CHARACTERS_MAX;
    }

    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }
}
