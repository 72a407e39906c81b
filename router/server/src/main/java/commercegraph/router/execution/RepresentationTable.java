package commercegraph.router.execution;

import commercegraph.router.json.JsonBuffer;
import java.util.Arrays;

/// Tells equal representations, by their bytes in the request that is being written. An open hash
/// table; cleared and used again for each list of representations.
final class RepresentationTable {
    private int[] slots = new int[64];
    private int[] begins = new int[32];
    private int[] ends = new int[32];
    private int[] hashes = new int[32];
    private int size;

    void clear() {
        Arrays.fill(slots, 0);
        size = 0;
    }

    int size() {
        return size;
    }

    /// The number of the representation at the buffer's end; a new number when none is equal.
    int number(JsonBuffer buffer, int begin) {
        int end = buffer.length();
        int hash = buffer.hash(begin);
        int slot = hash & slots.length - 1;
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (hashes[number] == hash && isEqual(buffer.array(), number, begin, end)) {
                return number;
            }
            slot = slot + 1 & slots.length - 1;
        }
        add(slot, hash, begin, end);
        return size - 1;
    }

    /// Gives the representation a number of its own. In a table where one does, all do.
    int append(int begin, int end) {
        write(0, begin, end);
        return size - 1;
    }

    private void add(int slot, int hash, int begin, int end) {
        write(hash, begin, end);
        slots[slot] = size;
        if (size * 2 > slots.length) {
            rehash();
        }
    }

    private void write(int hash, int begin, int end) {
        if (size == begins.length) {
            begins = Arrays.copyOf(begins, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        begins[size] = begin;
        ends[size] = end;
        hashes[size++] = hash;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        for (int number = 0; number < size; number++) {
            int slot = hashes[number] & slots.length - 1;
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = number + 1;
        }
    }

    private boolean isEqual(byte[] bytes, int number, int begin, int end) {
        return Arrays.equals(bytes, begins[number], ends[number], bytes, begin, end);
    }
}
