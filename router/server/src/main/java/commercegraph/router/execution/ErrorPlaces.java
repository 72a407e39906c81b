package commercegraph.router.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The places that errors speak of, as a tree: looking one up takes as many steps as its path is
/// long, however many there are.
final class ErrorPlaces {
    private static final PathSegment EACH = new PathSegment.Each();

    /// Null while there is none: few answers have errors.
    private @Nullable Node root;

    void add(List<PathSegment> place) {
        if (root == null) {
            root = new Node();
        }
        Node node = root;
        for (PathSegment segment : place) {
            node = node.below.computeIfAbsent(segment, _ -> new Node());
        }
        node.isPlace = true;
    }

    /// Whether one of the places is the given one, above it or below it.
    ///
    /// @param place without [PathSegment.Each]; those that were added may have it
    boolean touch(List<PathSegment> place) {
        return root != null && touch(root, place, 0);
    }

    private static boolean touch(Node node, List<PathSegment> place, int from) {
        if (node.isPlace || from == place.size()) {
            return true;
        }
        PathSegment segment = place.get(from);
        Node next = node.below.get(segment);
        if (next != null && touch(next, place, from + 1)) {
            return true;
        }
        Node each = segment instanceof PathSegment.Index ? node.below.get(EACH) : null;
        return each != null && touch(each, place, from + 1);
    }

    private static final class Node {
        final Map<PathSegment, Node> below = new HashMap<>();
        boolean isPlace;
    }
}
