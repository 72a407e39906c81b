package commercegraph.router.querygraph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// A set of object types of a query graph, by their numbers. Immutable; equal sets are equal.
public final class TypeSet {
    public static final TypeSet EMPTY = new TypeSet(new long[0]);

    private final long[] words;

    private TypeSet(long[] words) {
        this.words = words;
    }

    public static TypeSet of(int type) {
        BitSet bits = new BitSet();
        bits.set(type);
        return of(bits);
    }

    public static TypeSet of(BitSet types) {
        long[] words = types.toLongArray();
        return words.length == 0 ? EMPTY : new TypeSet(words);
    }

    private static TypeSet trimmed(long[] words) {
        int length = words.length;
        while (length > 0 && words[length - 1] == 0) {
            length--;
        }
        if (length == 0) {
            return EMPTY;
        }
        return new TypeSet(length == words.length ? words : Arrays.copyOf(words, length));
    }

    public boolean contains(int type) {
        int word = type >> 6;
        return word < words.length && (words[word] & (1L << type)) != 0;
    }

    public boolean isEmpty() {
        return words.length == 0;
    }

    public int size() {
        int size = 0;
        for (long word : words) {
            size += Long.bitCount(word);
        }
        return size;
    }

    /// The lowest number; the set must not be empty.
    public int first() {
        for (int word = 0; word < words.length; word++) {
            if (words[word] != 0) {
                return (word << 6) + Long.numberOfTrailingZeros(words[word]);
            }
        }
        throw new IllegalStateException("the first of an empty set");
    }

    /// The lowest number above this one, or -1.
    public int after(int type) {
        int word = (type + 1) >> 6;
        if (word >= words.length) {
            return -1;
        }
        long rest = words[word] & -1L << (type + 1);
        while (rest == 0) {
            if (++word == words.length) {
                return -1;
            }
            rest = words[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }

    public boolean containsAll(TypeSet other) {
        if (other == this) {
            return true;
        }
        for (int word = 0; word < other.words.length; word++) {
            long own = word < words.length ? words[word] : 0;
            if ((other.words[word] & ~own) != 0) {
                return false;
            }
        }
        return true;
    }

    public boolean intersects(TypeSet other) {
        for (int word = 0; word < Math.min(words.length, other.words.length); word++) {
            if ((words[word] & other.words[word]) != 0) {
                return true;
            }
        }
        return false;
    }

    public TypeSet and(TypeSet other) {
        if (other == this || other.containsAll(this)) {
            return this;
        }
        long[] result = new long[Math.min(words.length, other.words.length)];
        for (int word = 0; word < result.length; word++) {
            result[word] = words[word] & other.words[word];
        }
        return trimmed(result);
    }

    public TypeSet or(TypeSet other) {
        if (containsAll(other)) {
            return this;
        }
        long[] result = Arrays.copyOf(words, Math.max(words.length, other.words.length));
        for (int word = 0; word < other.words.length; word++) {
            result[word] |= other.words[word];
        }
        return new TypeSet(result);
    }

    public TypeSet minus(TypeSet other) {
        if (!intersects(other)) {
            return this;
        }
        long[] result = words.clone();
        for (int word = 0; word < Math.min(words.length, other.words.length); word++) {
            result[word] &= ~other.words[word];
        }
        return trimmed(result);
    }

    public void forEach(IntConsumer action) {
        for (int word = 0; word < words.length; word++) {
            long rest = words[word];
            while (rest != 0) {
                action.accept((word << 6) + Long.numberOfTrailingZeros(rest));
                rest &= rest - 1;
            }
        }
    }

    public IntStream stream() {
        return BitSet.valueOf(words).stream();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TypeSet set && Arrays.equals(words, set.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return BitSet.valueOf(words).toString();
    }
}
