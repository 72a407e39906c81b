package commercegraph.router.execution;

import java.util.Set;

/// A set of type names by their numbers in the plan's [TextTable].
final class TypeSet {
    /// No condition.
    static final TypeSet ALL = new TypeSet(new long[0], true);

    private final long[] words;
    private final boolean all;

    private TypeSet(long[] words, boolean all) {
        this.words = words;
        this.all = all;
    }

    /// @param names none: every object, also one whose type is not known
    static TypeSet condition(Set<String> names, TextTable.Builder table) {
        return names.isEmpty() ? ALL : of(names, table);
    }

    static TypeSet of(Set<String> names, TextTable.Builder table) {
        long[] words = new long[0];
        for (String name : names) {
            int id = table.id(name);
            if (id / Long.SIZE >= words.length) {
                words = java.util.Arrays.copyOf(words, id / Long.SIZE + 1);
            }
            words[id / Long.SIZE] |= 1L << id % Long.SIZE;
        }
        return new TypeSet(words, false);
    }

    boolean isAll() {
        return all;
    }

    /// @param type a number of the table, or below 0 for an object of an unknown type
    boolean contains(int type) {
        return all
                || type >= 0
                        && type / Long.SIZE < words.length
                        && (words[type / Long.SIZE] & 1L << type % Long.SIZE) != 0;
    }
}
