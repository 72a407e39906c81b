package commercegraph.router.execution;

import commercegraph.router.execution.CompiledStep.ContextTarget;
import commercegraph.router.execution.FetchCall.Objects;
import commercegraph.router.federation.OperationKind;
import commercegraph.router.json.JsonBuffer;
import commercegraph.router.json.JsonKey;
import commercegraph.router.plan.ContextDocument;
import commercegraph.router.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;

/// Finds the objects that a [CompiledStep.ContextFetch] is for, tells them apart by the values that
/// they take from above, and writes its requests. Mostly it is one.
final class ContextPreparer {
    /// Subgraphs bound the tokens of a document, so many sets of values are asked for in several
    /// requests, at once.
    private static final int GROUPS_MAX = 50;

    private final Merged merged;
    private final TextTable types;
    private final Variables variables;

    ContextPreparer(Merged merged, TextTable types, Variables variables) {
        this.merged = merged;
        this.types = types;
        this.variables = variables;
    }

    /// Objects of one target with one set of values.
    private record Part(int target, String suffix, ContextGroups.Group group) {}

    /// @return none when there is nothing to ask for
    List<FetchCall> prepare(CompiledStep.ContextFetch fetch) {
        List<Part> parts = new ArrayList<>();
        for (int target = 0; target < fetch.targets().size(); target++) {
            int number = 0;
            for (ContextGroups.Group group : groups(fetch.targets().get(target))) {
                parts.add(new Part(target, number == 0 ? "" : "_" + number, group));
                number++;
            }
        }
        List<FetchCall> calls = new ArrayList<>();
        for (int begin = 0; begin < parts.size(); begin += GROUPS_MAX) {
            int end = Math.min(parts.size(), begin + GROUPS_MAX);
            calls.add(call(fetch, parts.subList(begin, end)));
        }
        return calls;
    }

    private List<ContextGroups.Group> groups(ContextTarget target) {
        ContextGroups groups = new ContextGroups(merged, types, target);
        groups.collect();
        return groups.asked();
    }

    private FetchCall call(CompiledStep.ContextFetch fetch, List<Part> parts) {
        PlanNode.ContextFetch source = fetch.source();
        ContextDocument document = new ContextDocument(source.declared());
        parts.forEach(part -> document.add(source.targets().get(part.target), part.suffix));
        String text = document.text();
        byte[] prefix = PlanCompiler.prefix(text);
        JsonBuffer out = new JsonBuffer(prefix.length + (1 << 10));
        out.raw(prefix);
        boolean comma = variables.write(fetch.variables(), out);
        List<CompiledStep.Target> targets = new ArrayList<>();
        List<Objects> objects = new ArrayList<>();
        for (Part part : parts) {
            ContextTarget target = fetch.targets().get(part.target);
            CompiledStep.Target named = named(target.target(), part.suffix);
            targets.add(named);
            objects.add(part.group.objects());
            write(part, target, named.variable(), comma, out);
            comma = true;
        }
        out.raw((byte) '}');
        out.raw((byte) '}');
        CompiledStep.Fetch asked =
                new CompiledStep.Fetch(
                        source.subgraph(),
                        OperationKind.QUERY,
                        new FetchedFields(text),
                        prefix,
                        fetch.variables(),
                        CompiledPath.ROOT,
                        targets);
        return new FetchCall(asked, objects, out.toBytes());
    }

    private static CompiledStep.Target named(CompiledStep.Target target, String suffix) {
        return new CompiledStep.Target(
                JsonKey.of(target.alias().name() + suffix),
                JsonKey.of(target.variable().name() + suffix),
                target.paths(),
                target.entities());
    }

    private static void write(
            Part part, ContextTarget target, JsonKey variable, boolean comma, JsonBuffer out) {
        if (comma) {
            out.raw((byte) ',');
        }
        out.key(variable);
        out.raw((byte) '[');
        part.group.writeRepresentations(out);
        out.raw((byte) ']');
        for (int value = 0; value < target.values().size(); value++) {
            out.raw((byte) ',');
            out.key(JsonKey.of(target.values().get(value).variable() + part.suffix));
            out.raw(part.group.value(value));
        }
    }
}
