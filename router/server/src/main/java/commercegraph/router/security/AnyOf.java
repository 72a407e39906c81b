package commercegraph.router.security;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A requirement in disjunctive form: one of the alternatives has to be held as a whole. The form
/// of the `scopes` argument of `@requiresScopes` and of the `policies` argument of `@policy`.
///
/// @param alternatives empty: nothing is required
public record AnyOf(Set<Set<String>> alternatives) {
    static final AnyOf NOTHING = new AnyOf(Set.of());

    /// Two requirements whose product has more alternatives than this are held to be unreadable: a
    /// schema that needs them is a mistake.
    private static final int ALTERNATIVES_MAX = 4_096;

    public AnyOf {
        alternatives = Set.copyOf(alternatives);
    }

    static AnyOf of(List<List<String>> alternatives) {
        Set<Set<String>> sets = new LinkedHashSet<>();
        alternatives.forEach(alternative -> sets.add(Set.copyOf(new HashSet<>(alternative))));
        return new AnyOf(sets);
    }

    /// Both requirements hold: each alternative of the one with each of the other. An alternative
    /// that another one is part of says nothing and is left out.
    AnyOf and(AnyOf other) {
        if (alternatives.isEmpty()) {
            return other;
        }
        if (other.alternatives.isEmpty() || other.equals(this)) {
            return this;
        }
        if ((long) alternatives.size() * other.alternatives.size() > ALTERNATIVES_MAX) {
            throw new IllegalArgumentException(
                    "more than " + ALTERNATIVES_MAX + " alternatives of scopes or policies");
        }
        Set<Set<String>> product = new HashSet<>();
        for (Set<String> left : alternatives) {
            for (Set<String> right : other.alternatives) {
                Set<String> both = new HashSet<>(left);
                both.addAll(right);
                product.add(Set.copyOf(both));
            }
        }
        return new AnyOf(withoutSupersets(product));
    }

    boolean heldBy(Set<String> held) {
        return alternatives.isEmpty() || alternatives.stream().anyMatch(held::containsAll);
    }

    private static Set<Set<String>> withoutSupersets(Set<Set<String>> sets) {
        Set<Set<String>> minimal = new HashSet<>();
        for (Set<String> set : sets) {
            boolean redundant =
                    sets.stream().anyMatch(other -> other != set && set.containsAll(other));
            if (!redundant) {
                minimal.add(set);
            }
        }
        return minimal;
    }
}
