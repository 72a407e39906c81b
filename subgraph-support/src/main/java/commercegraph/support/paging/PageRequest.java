package commercegraph.support.paging;

import commercegraph.support.errors.GraphFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How many items a client wants, and the position after which they begin.
public record PageRequest(int first, Optional<String> after) {

    /// `first` outside 1 to `max`, absent, or a broken cursor is BAD_USER_INPUT: asked for too much
    /// is said, not clamped.
    public static PageRequest of(@Nullable Integer first, @Nullable String after, int max) {
        if (first == null || first < 1 || first > max)
            throw GraphFailure.badUserInput("`first` must be from 1 to " + max);
        return new PageRequest(first, Optional.ofNullable(after).map(Cursor::decode));
    }
}
