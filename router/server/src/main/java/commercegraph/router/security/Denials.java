package commercegraph.router.security;

import java.util.Set;

/// The guards of an operation that don't let its caller pass. Two callers with equal denials run
/// the same plan: this is a part of the plan cache's key.
///
/// @param anonymous the caller has no token, which is what the errors then say
public record Denials(Set<Guard> guards, boolean anonymous) {
    public static final Denials NONE = new Denials(Set.of(), false);

    public Denials {
        guards = Set.copyOf(guards);
    }
}
