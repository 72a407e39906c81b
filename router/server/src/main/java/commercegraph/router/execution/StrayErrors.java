package commercegraph.router.execution;

import commercegraph.router.execution.CompiledField.CompiledSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Drops errors of fields that the client did not ask for. A subgraph that has an interface as an
/// object cannot be asked for a field of some of its types only; what it says of the others is seen
/// when all types are known.
final class StrayErrors {
    private final CompiledPlan plan;
    private final Parts parts;
    private int from;
    private int to;

    private StrayErrors(Merged merged, CompiledPlan plan) {
        this.plan = plan;
        this.parts = new Parts(merged);
    }

    static void drop(Merged merged, CompiledPlan plan, Errors errors) {
        StrayErrors stray = new StrayErrors(merged, plan);
        errors.keepIf(error -> error.path().isEmpty() || stray.isAsked(error.path().get()));
    }

    /// Whether the client asked for the path of these very objects, as far as there are objects.
    private boolean isAsked(List<PathSegment> path) {
        parts.popTo(0);
        parts.pushRoot();
        from = 0;
        to = parts.top();
        CompiledSelection selection = plan.response();
        for (PathSegment segment : path) {
            boolean there = true;
            if (segment instanceof PathSegment.Key(var key)) {
                CompiledField field = field(selection, key);
                if (field == null) {
                    return false;
                }
                selection = field.type().selection();
                there =
                        field.source() instanceof CompiledSource.Stored(var stored)
                                && enter(parts.pushField(from, to, stored));
            } else if (segment instanceof PathSegment.Index(var index)) {
                there = item(index);
            }
            if (!there) {
                return true;
            }
        }
        return true;
    }

    private @Nullable CompiledField field(CompiledSelection selection, String responseKey) {
        int type = selection.typed() ? parts.typeOf(from, to, plan.types()) : Parts.NO_TYPE;
        for (CompiledField field : selection.fields()) {
            boolean applies = type == Parts.NO_TYPE || field.types().contains(type);
            if (applies && field.responseKey().name().equals(responseKey)) {
                return field;
            }
        }
        return null;
    }

    private boolean item(int index) {
        if (!parts.tape(from).isArray(parts.index(from))) {
            return false;
        }
        parts.beginItems(from, to);
        for (int i = 0; parts.hasItem(from); i++) {
            int pushed = parts.pushItem(from, to);
            if (i == index) {
                return enter(pushed);
            }
            parts.popTo(to);
        }
        return false;
    }

    /// @return whether there is a value, and it is an object or a list
    private boolean enter(int pushed) {
        if (pushed != Parts.PRESENT) {
            return false;
        }
        from = to;
        to = parts.top();
        return parts.isObject(from) || parts.tape(from).isArray(parts.index(from));
    }
}
