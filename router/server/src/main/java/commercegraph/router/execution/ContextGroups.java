package commercegraph.router.execution;

import commercegraph.router.execution.CompiledStep.ContextTarget;
import commercegraph.router.execution.CompiledStep.ContextValue;
import commercegraph.router.execution.FetchCall.Objects;
import commercegraph.router.json.JsonBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The objects of one target, by the values that they take from above. Each object is looked at
/// once, whatever the number of groups.
final class ContextGroups {
    private final ContextTarget target;
    private final Parts parts;
    private final Collector collector;
    private final ContextValues values;

    /// The representations of all groups one after the other, each behind its group's number: so
    /// one table tells equal ones within a group.
    private final JsonBuffer out = new JsonBuffer(1 << 10);

    private final RepresentationWriter writer;
    private final RepresentationTable table = new RepresentationTable();
    private final RepresentationTable valueTable = new RepresentationTable();
    private final List<Group> groups = new ArrayList<>();

    /// For each representation its number within its group.
    private int[] numbers = new int[32];

    ContextGroups(Merged merged, TextTable types, ContextTarget target) {
        this.target = target;
        this.parts = new Parts(merged);
        this.collector = new Collector(parts, types);
        this.values = new ContextValues(parts, types);
        this.writer = new RepresentationWriter(parts, types, out);
    }

    void collect() {
        for (CompiledPath path : target.target().paths()) {
            collector.walk(
                    path,
                    (from, to) -> {
                        Group group = group(path.steps().size());
                        if (group != null) {
                            represent(group, from, to);
                        }
                        return true;
                    });
        }
    }

    /// Groups without an object that can be represented are not asked for.
    List<Group> asked() {
        return groups.stream().filter(group -> group.objects.size() > 0).toList();
    }

    /// The group of the object that the walk shows; null when it has not all of its values.
    private @Nullable Group group(int steps) {
        int begin = values.length();
        int[] ends = new int[target.values().size()];
        for (int value = 0; value < ends.length; value++) {
            ContextValue wanted = target.values().get(value);
            int state = values.write(wanted, collector, steps);
            if (state == Parts.ABSENT || state == Parts.NULL && wanted.nonNull()) {
                values.truncate(begin);
                return null;
            }
            ends[value] = values.length();
        }
        int known = valueTable.size();
        int number = values.number(valueTable, begin);
        if (number < known) {
            values.truncate(begin);
        } else {
            groups.add(new Group(number, values.slices(begin, ends)));
        }
        return groups.get(number);
    }

    private void represent(Group group, int from, int to) {
        int mark = out.length();
        out.number(group.number);
        int begin = out.length();
        if (!writer.write(target.target().entities(), from, to)) {
            out.truncate(mark);
            return;
        }
        int known = table.size();
        int number =
                target.target().entities().apart()
                        ? table.append(mark, out.length())
                        : table.number(out, mark);
        if (number < known) {
            out.truncate(mark);
        } else {
            if (number == numbers.length) {
                numbers = Arrays.copyOf(numbers, number * 2);
            }
            numbers[number] = group.add(begin, out.length());
        }
        group.objects.add(parts.value(from), numbers[number]);
    }

    /// Objects with the same values.
    final class Group {
        private final int number;
        private final byte[][] values;
        private final Objects objects = new Objects();
        private int[] bounds = new int[8];
        private int size;

        private Group(int number, byte[][] values) {
            this.number = number;
            this.values = values;
        }

        Objects objects() {
            return objects;
        }

        byte[] value(int number) {
            return values[number];
        }

        void writeRepresentations(JsonBuffer into) {
            for (int one = 0; one < size; one++) {
                if (one > 0) {
                    into.raw((byte) ',');
                }
                into.raw(out.array(), bounds[one * 2], bounds[one * 2 + 1]);
            }
        }

        private int add(int begin, int end) {
            if (size * 2 == bounds.length) {
                bounds = Arrays.copyOf(bounds, bounds.length * 2);
            }
            bounds[size * 2] = begin;
            bounds[size * 2 + 1] = end;
            return size++;
        }
    }
}
