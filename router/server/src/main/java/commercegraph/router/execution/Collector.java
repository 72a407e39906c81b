package commercegraph.router.execution;

import commercegraph.router.execution.CompiledPath.Step;
import java.util.Arrays;

/// Walks a path of the merged answer and shows each object at its end, in the order of the answer.
final class Collector {
    private final Parts parts;
    private final TextTable types;

    /// The positions in the lists that the walk is in, outermost first.
    private int[] positions = new int[8];

    private int depth;

    /// Where the parts of the objects on the way lie on the stack, by step of the path.
    private int[] froms = new int[16];

    private int[] tos = new int[16];

    Collector(Parts parts, TextTable types) {
        this.parts = parts;
        this.types = types;
    }

    /// Takes an object at the end of the path: its parts are `[from, to)` of the stack.
    interface Visitor {
        /// @return whether to go on
        boolean visit(int from, int to);
    }

    void walk(CompiledPath path, Visitor visitor) {
        int begin = parts.top();
        parts.pushRoot();
        if (parts.top() > begin) {
            walk(path, 0, begin, parts.top(), visitor);
        }
        parts.popTo(begin);
    }

    /// How many lists the visited object lies in.
    int depth() {
        return depth;
    }

    /// The visited object's position in one of the lists that it lies in, the outermost being 0.
    int position(int list) {
        return positions[list];
    }

    /// The parts of the value that so many steps of the path lead to are `[from, to)`.
    int from(int step) {
        return froms[step];
    }

    int to(int step) {
        return tos[step];
    }

    private boolean walk(CompiledPath path, int at, int from, int to, Visitor visitor) {
        if (at == froms.length) {
            froms = Arrays.copyOf(froms, at * 2);
            tos = Arrays.copyOf(tos, at * 2);
        }
        froms[at] = from;
        tos[at] = to;
        if (at == path.steps().size()) {
            return !parts.isObject(from) || visitor.visit(from, to);
        }
        return switch (path.steps().get(at)) {
            case Step.Key(var key) -> {
                if (!parts.isObject(from) || parts.pushField(from, to, key) != Parts.PRESENT) {
                    yield true;
                }
                boolean goOn = walk(path, at + 1, to, parts.top(), visitor);
                parts.popTo(to);
                yield goOn;
            }
            case Step.EachItem() ->
                    !parts.tape(from).isArray(parts.index(from))
                            || eachItem(path, at, from, to, visitor);
            case Step.OnTypes(var wanted) ->
                    !parts.isObject(from)
                            || !wanted.contains(parts.typeOf(from, to, types))
                            || walk(path, at + 1, from, to, visitor);
        };
    }

    private boolean eachItem(CompiledPath path, int at, int from, int to, Visitor visitor) {
        if (depth == positions.length) {
            positions = Arrays.copyOf(positions, depth * 2);
        }
        int list = depth++;
        boolean goOn = true;
        parts.beginItems(from, to);
        for (int i = 0; goOn && parts.hasItem(from); i++) {
            positions[list] = i;
            if (parts.pushItem(from, to) == Parts.PRESENT) {
                goOn = walk(path, at + 1, to, parts.top(), visitor);
                parts.popTo(to);
            }
        }
        depth--;
        return goOn;
    }
}
