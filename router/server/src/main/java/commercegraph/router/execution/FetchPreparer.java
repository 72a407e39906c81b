package commercegraph.router.execution;

import commercegraph.router.execution.FetchCall.Objects;
import commercegraph.router.json.JsonBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the objects that a fetch is for, and writes its request.
final class FetchPreparer {
    private static final byte[] END = {'}', '}'};

    private final Parts parts;
    private final Collector collector;
    private final Variables variables;
    private final JsonBuffer out = new JsonBuffer(1 << 10);
    private final RepresentationTable table = new RepresentationTable();
    private final RepresentationWriter writer;

    FetchPreparer(Merged merged, TextTable types, Variables variables) {
        this.parts = new Parts(merged);
        this.collector = new Collector(parts, types);
        this.variables = variables;
        this.writer = new RepresentationWriter(parts, types, out);
    }

    /// @return empty when there is nothing to ask for
    Optional<FetchCall> prepare(CompiledStep.Fetch fetch) {
        out.truncate(0);
        out.raw(fetch.prefix());
        boolean comma = variables.write(fetch.variables(), out);
        List<Objects> groups = new ArrayList<>(Math.max(1, fetch.targets().size()));
        boolean wanted = false;
        for (CompiledStep.Target target : fetch.targets()) {
            if (comma) {
                out.raw((byte) ',');
            }
            comma = true;
            Objects objects = representations(target);
            groups.add(objects);
            wanted |= objects.size() > 0;
        }
        if (fetch.targets().isEmpty()) {
            Objects objects = objects(fetch.path());
            groups.add(objects);
            wanted = fetch.path().isRoot() || objects.size() > 0;
        }
        if (!wanted) {
            return Optional.empty();
        }
        out.raw(END);
        return Optional.of(new FetchCall(fetch, groups, out.toBytes()));
    }

    private Objects representations(CompiledStep.Target target) {
        Objects objects = new Objects();
        table.clear();
        out.key(target.variable());
        out.raw((byte) '[');
        for (CompiledPath path : target.paths()) {
            collector.walk(
                    path,
                    (from, to) -> {
                        represent(target.entities(), objects, from, to);
                        return true;
                    });
        }
        out.raw((byte) ']');
        return objects;
    }

    private void represent(CompiledEntities entities, Objects objects, int from, int to) {
        int mark = out.length();
        if (table.size() > 0) {
            out.raw((byte) ',');
        }
        int begin = out.length();
        if (!writer.write(entities, from, to)) {
            out.truncate(mark);
            return;
        }
        int known = table.size();
        int number =
                entities.apart() ? table.append(begin, out.length()) : table.number(out, begin);
        if (number < known) {
            out.truncate(mark);
        }
        objects.add(parts.value(from), number);
    }

    private Objects objects(CompiledPath path) {
        Objects objects = new Objects();
        if (!path.isRoot()) {
            collector.walk(
                    path,
                    (from, _) -> {
                        objects.add(parts.value(from), 0);
                        return true;
                    });
        }
        return objects;
    }
}
