package commercegraph.router.execution;

import commercegraph.router.json.MalformedJson;
import commercegraph.router.json.Tape;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The subgraphs' answers as one tree of objects, without copying any of them: the tapes stay as
/// they are, and what belongs to an object besides its own fields is chained to it.
///
/// A value is a `long`: the number of its tape in the upper half, its index there in the lower one.
/// The root is no value of a tape; the data of root fetches is chained to it.
final class Merged {
    private static final int END = 0;
    private static final int[] NOTHING_CHAINED = {};

    /// What a subgraph says of an object that it does not know.
    private static final Tape NOTHING = nothing();

    private final int itemsMax;
    private int items;
    private int nothing = -1;
    private Tape[] tapes = new Tape[8];

    /// For each tape, by index: the first link of what is chained there. Empty while nothing is.
    private int[][] heads = new int[8][];

    private int tapeCount;
    private int rootHead = END;
    private long[] linkValues = new long[32];
    private int[] linkNexts = new int[32];

    /// Link 0 is the end of every chain.
    private int linkCount = 1;

    /// @param itemsMax how many items may be walked in all
    Merged(int itemsMax) {
        this.itemsMax = itemsMax;
    }

    /// Counts an item of a list that is walked.
    ///
    /// @throws AnswerTooLarge when there are too many
    void walkItem() {
        if (++items > itemsMax) {
            throw AnswerTooLarge.items(itemsMax);
        }
    }

    /// @return the number of the tape
    int add(Tape tape) {
        if (tapeCount == tapes.length) {
            tapes = Arrays.copyOf(tapes, tapeCount * 2);
            heads = Arrays.copyOf(heads, tapeCount * 2);
        }
        tapes[tapeCount] = tape;
        heads[tapeCount] = NOTHING_CHAINED;
        return tapeCount++;
    }

    static long value(int tape, int index) {
        return (long) tape << 32 | index;
    }

    static int index(long value) {
        return (int) value;
    }

    static int tapeNumber(long value) {
        return (int) (value >>> 32);
    }

    Tape tape(long value) {
        return tapes[tapeNumber(value)];
    }

    /// Chains an object to the root, behind what is there.
    void addToRoot(long object) {
        int link = link(object);
        if (rootHead == END) {
            rootHead = link;
        } else {
            append(rootHead, link);
        }
    }

    /// Chains an object's further fields to it, behind what is there; once is enough.
    void add(long object, long further) {
        int tape = tapeNumber(object);
        if (heads[tape].length == 0) {
            heads[tape] = new int[tapes[tape].length()];
        }
        int head = heads[tape][index(object)];
        if (head == END) {
            heads[tape][index(object)] = link(further);
        } else if (!isChained(head, further)) {
            append(head, link(further));
        }
    }

    /// Keeps that a subgraph answered, without an error, that it does not know the object: what
    /// nobody else has of it is null.
    void addNothing(long object) {
        if (nothing < 0) {
            nothing = add(NOTHING);
        }
        add(object, value(nothing, NOTHING.root()));
    }

    boolean isNothing(long value) {
        return tapeNumber(value) == nothing;
    }

    private static Tape nothing() {
        try {
            return Tape.scan("{}".getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJson impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    int firstOfRoot() {
        return rootHead;
    }

    /// The first link of what is chained to an object; 0 without one.
    int first(long object) {
        int[] chained = heads[tapeNumber(object)];
        return chained.length == 0 ? END : chained[index(object)];
    }

    /// The link after a link; 0 at the end.
    int next(int link) {
        return linkNexts[link];
    }

    long linked(int link) {
        return linkValues[link];
    }

    private int link(long value) {
        if (linkCount == linkValues.length) {
            linkValues = Arrays.copyOf(linkValues, linkCount * 2);
            linkNexts = Arrays.copyOf(linkNexts, linkCount * 2);
        }
        linkValues[linkCount] = value;
        linkNexts[linkCount] = END;
        return linkCount++;
    }

    private void append(int head, int link) {
        int last = head;
        while (linkNexts[last] != END) {
            last = linkNexts[last];
        }
        linkNexts[last] = link;
    }

    private boolean isChained(int head, long value) {
        for (int link = head; link != END; link = linkNexts[link]) {
            if (linkValues[link] == value) {
                return true;
            }
        }
        return false;
    }
}
