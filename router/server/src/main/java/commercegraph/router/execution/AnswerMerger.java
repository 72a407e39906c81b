package commercegraph.router.execution;

import commercegraph.router.execution.FetchCall.Objects;
import commercegraph.router.json.Tape;
import java.util.List;

/// Puts a subgraph's answer where it belongs, and what is wrong with it among the errors.
final class AnswerMerger {
    private final Merged merged;
    private final ErrorPlacer errors;

    AnswerMerger(Merged merged, CompiledPlan plan, Errors errors) {
        this.merged = merged;
        this.errors = new ErrorPlacer(merged, plan, errors);
    }

    void merge(FetchCall call, SubgraphAnswer answer) {
        switch (answer) {
            case SubgraphAnswer.Failed(var failure) -> {
                for (int group = 0; group < call.objects().size(); group++) {
                    errors.failed(call, group, failure);
                }
            }
            case SubgraphAnswer.Response response -> merge(call, response);
        }
    }

    private void merge(FetchCall call, SubgraphAnswer.Response response) {
        if (response.data() >= 0) {
            int number = merged.add(response.tape());
            if (call.fetch().targets().isEmpty()) {
                mergeRoot(call, Merged.value(number, response.data()));
            } else {
                mergeTargets(call, response, number);
            }
        } else {
            errors.explain(call);
        }
        if (response.errors() >= 0) {
            errors.add(call, response);
        }
    }

    private void mergeRoot(FetchCall call, long data) {
        if (call.fetch().path().isRoot()) {
            merged.addToRoot(data);
            return;
        }
        Objects objects = call.objects().getFirst();
        for (int object = 0; object < objects.size(); object++) {
            merged.add(objects.value(object), data);
        }
    }

    private void mergeTargets(FetchCall call, SubgraphAnswer.Response response, int number) {
        Tape tape = response.tape();
        List<CompiledStep.Target> targets = call.fetch().targets();
        for (int group = 0; group < targets.size(); group++) {
            Objects objects = call.objects().get(group);
            int wanted = objects.representationCount();
            if (wanted == 0) {
                continue;
            }
            int list = tape.find(response.data(), targets.get(group).alias());
            if (list < 0 || tape.isNull(list)) {
                if (response.errors() < 0) {
                    notGraphQl(call, group, "it has no entities and no error says why");
                }
            } else if (!tape.isArray(list) || tape.size(list) != wanted) {
                int size = tape.isArray(list) ? tape.size(list) : 0;
                notGraphQl(
                        call, group, "%d entities for %d representations".formatted(size, wanted));
            } else if (!mergeEntities(objects, response, number, list)) {
                notGraphQl(call, group, "an entity is not an object");
            }
        }
    }

    /// @return whether every entity is an object or null
    private boolean mergeEntities(
            Objects objects, SubgraphAnswer.Response response, int number, int list) {
        Tape tape = response.tape();
        int[] entities = new int[objects.representationCount()];
        boolean right = true;
        int at = tape.first(list);
        for (int i = 0; i < entities.length; i++) {
            entities[i] = at;
            right &= tape.isObject(at) || tape.isNull(at);
            at = tape.next(at);
        }
        for (int object = 0; object < objects.size(); object++) {
            int entity = entities[objects.representation(object)];
            if (tape.isObject(entity)) {
                merged.add(objects.value(object), Merged.value(number, entity));
            } else if (response.errors() < 0 && tape.isNull(entity)) {
                merged.addNothing(objects.value(object));
            }
        }
        return right;
    }

    private void notGraphQl(FetchCall call, int group, String reason) {
        errors.failed(call, group, new SubgraphFailure.NotGraphQl(call.fetch().subgraph(), reason));
    }
}
