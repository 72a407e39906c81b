package commercegraph.users.domain;

/// `usr_` and a ULID: ids sort by time of creation.
public record UserId(String value) implements Comparable<UserId> {

    public static final String PREFIX = "usr_";

    private static final int CHARACTERS_MAX = 64;

    /// Whoever is looked for under this id is not found.
    public static final UserId NOBODY = new UserId(PREFIX + "nobody");

    /// An id from outside. What can't be one becomes that of nobody, and never reaches the store.
    public static UserId ofInput(String text) {
        boolean wellFormed = text.startsWith(PREFIX) && text.length() <= CHARACTERS_MAX;
        return wellFormed ? new UserId(text) : NOBODY;
    }

    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }
}
