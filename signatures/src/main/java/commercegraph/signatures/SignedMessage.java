package commercegraph.signatures;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The parts of a request that a signature can cover. `authority` is the `Host` (or `:authority`)
/// as it was sent, in lower case.
public record SignedMessage(
        String method, String authority, String path, boolean hasQuery, Headers headers) {

    public SignedMessage {
        authority = authority.toLowerCase(Locale.ROOT);
        path = path.isEmpty() ? "/" : path;
    }

    /// `target` is the request target in origin form: a path, and what may stand behind it.
    public static SignedMessage of(
            String method, String authority, String target, Headers headers) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return new SignedMessage(method, authority, path, query >= 0, headers);
    }

    /// The value of a component (RFC 9421 sections 2.1 and 2.2), or null where the message has none
    /// or we don't serve it.
    @Nullable String component(String name) {
        return switch (name) {
            case "@method" -> method;
            case "@authority" -> authority;
            case "@path", "@request-target" -> path;
            case "@query" -> "?"; // a message that has a query is refused before
            default -> name.startsWith("@") ? null : headers.combined(name);
        };
    }
}
