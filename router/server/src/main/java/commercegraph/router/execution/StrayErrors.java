package commercegraph.router.execution;

import commercegraph.router.execution.CompiledField.CompiledSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Drops errors of fields that the client did not ask for. A subgraph that has an interface as an
/// object cannot be asked for a field of some of its types only; what it says of the others is seen
/// when all types are known.
///
/// Where such an error took along what the client did ask of the object, it stands for that: with
/// the object's path.
final class StrayErrors {
    private final CompiledPlan plan;
    private final Parts parts;
    private int from;
    private int to;

    /// Of the object at which the last path left what the client asked for.
    private boolean isLacking;

    private StrayErrors(Merged merged, CompiledPlan plan) {
        this.plan = plan;
        this.parts = new Parts(merged);
    }

    static void drop(Merged merged, CompiledPlan plan, Errors errors) {
        StrayErrors stray = new StrayErrors(merged, plan);
        List<ExecutionError> stayed = new ArrayList<>(0);
        errors.keepIf(
                error -> {
                    List<PathSegment> path = error.path().orElse(List.of());
                    int asked = stray.asked(path);
                    if (asked < path.size() && stray.isLacking) {
                        stayed.add(error.at(path.subList(0, asked)));
                    }
                    return asked == path.size();
                });
        for (ExecutionError error : stayed) {
            if (!errors.isTold(error.path().orElseThrow())) {
                errors.add(error);
            }
        }
    }

    /// How many steps of the path the client asked for of these very objects: all of them where
    /// there are no objects any more.
    private int asked(List<PathSegment> path) {
        parts.popTo(0);
        parts.pushRoot();
        from = 0;
        to = parts.top();
        CompiledSelection selection = plan.response();
        for (int step = 0; step < path.size(); step++) {
            PathSegment segment = path.get(step);
            boolean there = true;
            if (segment instanceof PathSegment.Key(var key)) {
                int type = typeHere(selection);
                CompiledField field = field(selection, type, key);
                if (field == null) {
                    isLacking = isLacking(selection, type);
                    return step;
                }
                selection = field.type().selection();
                there =
                        field.source() instanceof CompiledSource.Stored(var stored)
                                && enter(parts.pushField(from, to, stored));
            } else if (segment instanceof PathSegment.Index(var index)) {
                there = item(index);
            }
            if (!there) {
                break;
            }
        }
        return path.size();
    }

    private int typeHere(CompiledSelection selection) {
        return selection.typed() ? parts.typeOf(from, to, plan.types()) : Parts.NO_TYPE;
    }

    private static @Nullable CompiledField field(
            CompiledSelection selection, int type, String responseKey) {
        for (CompiledField field : selection.fields()) {
            if (isFor(field, type) && field.responseKey().name().equals(responseKey)) {
                return field;
            }
        }
        return null;
    }

    /// Whether no subgraph gave a value, not even null, for a field of the object here.
    private boolean isLacking(CompiledSelection selection, int type) {
        for (CompiledField field : selection.fields()) {
            if (isFor(field, type) && field.source() instanceof CompiledSource.Stored(var key)) {
                int found = parts.pushField(from, to, key);
                parts.popTo(to);
                if (found == Parts.ABSENT) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isFor(CompiledField field, int type) {
        return type == Parts.NO_TYPE || field.types().contains(type);
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
