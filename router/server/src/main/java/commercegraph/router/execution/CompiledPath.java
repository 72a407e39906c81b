package commercegraph.router.execution;

import commercegraph.router.json.JsonKey;
import java.util.ArrayList;
import java.util.List;

/// A [commercegraph.router.plan.ResponsePath] from the root of the merged answer.
record CompiledPath(List<Step> steps) {
    static final CompiledPath ROOT = new CompiledPath(List.of());

    CompiledPath {
        steps = List.copyOf(steps);
    }

    sealed interface Step {
        record Key(JsonKey storageKey) implements Step {}

        record EachItem() implements Step {}

        record OnTypes(TypeSet types) implements Step {}
    }

    boolean isRoot() {
        return steps.isEmpty();
    }

    CompiledPath then(List<Step> more) {
        List<Step> all = new ArrayList<>(steps);
        all.addAll(more);
        return new CompiledPath(all);
    }
}
