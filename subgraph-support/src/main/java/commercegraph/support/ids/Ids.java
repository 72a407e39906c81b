package commercegraph.support.ids;

import com.github.f4b6a3.ulid.UlidCreator;

/// New ids: a prefix that tells the type, and a ULID, so that ids sort by time of creation.
/// Within one process each id is greater than those before it, also within a millisecond.
public final class Ids {

    private Ids() {}

    /// For example `Ids.next("prd_")`.
    public static String next(String prefix) {
        return prefix + UlidCreator.getMonotonicUlid();
    }
}
