package commercegraph.router.execution;

import commercegraph.router.execution.ExecutionError.Extensions;
import commercegraph.router.execution.FetchCall.Objects;
import commercegraph.router.json.JsonKey;
import commercegraph.router.json.Kind;
import commercegraph.router.json.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/// Brings what went wrong in subgraphs into the client's terms: which of its fields are concerned,
/// through lists, aliases and representations that stand for several objects.
final class ErrorPlacer {
    private static final JsonKey MESSAGE = JsonKey.of("message");
    private static final JsonKey PATH = JsonKey.of("path");
    private static final JsonKey EXTENSIONS = JsonKey.of("extensions");

    private final CompiledPlan plan;
    private final Errors errors;
    private final Parts parts;
    private final Collector collector;

    ErrorPlacer(Merged merged, CompiledPlan plan, Errors errors) {
        this.plan = plan;
        this.errors = errors;
        this.parts = new Parts(merged);
        this.collector = new Collector(parts, plan.types());
    }

    /// A group of objects got no answer: each of their fields is in error.
    void failed(FetchCall call, int group, SubgraphFailure failure) {
        Set<String> fields = fields(call.fetch(), group);
        List<CompiledPath> paths = paths(call.fetch(), group);
        if (paths.getFirst().isRoot() && call.fetch().targets().isEmpty()) {
            failedAt(List.of(), plan.response(), fields, failure);
            return;
        }
        for (CompiledPath path : paths) {
            errors.explain(position(path).segments());
        }
        forEachPlace(
                call,
                group,
                _ -> true,
                (position, place) -> failedAt(place, position.selection(), fields, failure),
                parent -> add(failure, failure.message() + "; further fields are missing", parent));
    }

    /// @return how many errors it took
    private int failedAt(
            List<PathSegment> place,
            @org.jspecify.annotations.Nullable CompiledSelection selection,
            Set<String> fields,
            SubgraphFailure failure) {
        List<String> keys = responseKeys(selection, fields);
        for (String key : keys) {
            String missing = "%s; field \"%s\" is missing".formatted(failure.message(), key);
            add(failure, missing, with(place, key));
        }
        if (keys.isEmpty()) {
            add(failure, failure.message(), place);
        }
        return Math.max(1, keys.size());
    }

    private void add(SubgraphFailure failure, String message, List<PathSegment> path) {
        errors.add(
                new ExecutionError(
                        message,
                        path.isEmpty() ? Optional.empty() : Optional.of(path),
                        failure.code().name(),
                        Optional.of(failure.subgraph()),
                        null));
    }

    /// A subgraph answered with errors and without data: they explain every null of the fetch.
    void explain(FetchCall call) {
        for (int group = 0; group < call.objects().size(); group++) {
            for (CompiledPath path : paths(call.fetch(), group)) {
                explain(call.fetch(), path);
            }
        }
    }

    private void explain(CompiledStep.Fetch fetch, CompiledPath path) {
        if (!path.isRoot()) {
            errors.explain(position(path).segments());
            return;
        }
        responseKeys(plan.response(), fields(fetch, 0))
                .forEach(key -> errors.explain(with(List.of(), key)));
    }

    /// The errors that a subgraph answered with.
    void add(FetchCall call, SubgraphAnswer.Response response) {
        Tape tape = response.tape();
        int end = tape.next(response.errors());
        for (int error = tape.first(response.errors());
                error < end && !errors.isFull();
                error = tape.next(error)) {
            add(call, response, error);
        }
    }

    private void add(FetchCall call, SubgraphAnswer.Response response, int error) {
        Tape tape = response.tape();
        Consumer<List<PathSegment>> at =
                path ->
                        errors.add(
                                new ExecutionError(
                                        message(tape, error),
                                        path.isEmpty() ? Optional.empty() : Optional.of(path),
                                        ErrorCode.INTERNAL.name(),
                                        Optional.of(call.fetch().subgraph()),
                                        extensions(tape, error)));
        List<PathSegment> path = path(tape, error);
        List<CompiledStep.Target> targets = call.fetch().targets();
        if (targets.isEmpty()) {
            if (!path.isEmpty()) {
                places(call, 0, _ -> true, path, at);
                int lost = nullAt(response, path);
                if (lost > 0 && lost < path.size()) {
                    explainLost(call, 0, _ -> true, path.subList(0, lost));
                }
                return;
            }
        } else if (path.size() >= 2
                && path.get(1) instanceof PathSegment.Index(var representation)) {
            for (int group = 0; group < targets.size(); group++) {
                if (path.getFirst()
                        .equals(new PathSegment.Key(targets.get(group).alias().name()))) {
                    List<PathSegment> rest = path.subList(2, path.size());
                    IntPredicate concerned = number -> number == representation;
                    places(call, group, concerned, rest, at);
                    int lost = nullAt(response, path);
                    if (lost >= 2 && lost < path.size()) {
                        explainLost(call, group, concerned, path.subList(2, lost));
                    }
                    return;
                }
            }
        }
        explain(call);
        at.accept(position(paths(call.fetch(), 0).getFirst()).parent());
    }

    /// How many steps of an error's path lead to a null: where the error took more along than its
    /// own field, fewer than all.
    private static int nullAt(SubgraphAnswer.Response response, List<PathSegment> path) {
        Tape tape = response.tape();
        int value = response.data();
        for (int step = 0; step < path.size(); step++) {
            if (value < 0) {
                return path.size();
            }
            if (tape.isNull(value)) {
                return step;
            }
            value = below(tape, value, path.get(step));
        }
        return path.size();
    }

    private static int below(Tape tape, int value, PathSegment step) {
        if (step instanceof PathSegment.Key(var key)) {
            return tape.isObject(value) ? tape.find(value, JsonKey.of(key)) : -1;
        }
        if (!(step instanceof PathSegment.Index(var index))
                || !tape.isArray(value)
                || index >= tape.size(value)) {
            return -1;
        }
        int item = tape.first(value);
        for (int i = 0; i < index; i++) {
            item = tape.next(item);
        }
        return item;
    }

    /// An error that took an object along explains the nulls of all that was asked of the object.
    ///
    /// @param storage the path to it below the objects, by storage keys
    private void explainLost(
            FetchCall call, int group, IntPredicate concerned, List<PathSegment> storage) {
        if (call.fetch().path().isRoot() && call.fetch().targets().isEmpty()) {
            errors.explain(position(CompiledPath.ROOT).below(List.of(), storage));
            return;
        }
        Set<String> fields = fields(call.fetch(), group);
        forEachPlace(
                call,
                group,
                concerned,
                (position, place) -> {
                    if (storage.isEmpty()) {
                        responseKeys(position.selection(), fields)
                                .forEach(key -> errors.explain(with(place, key)));
                    } else {
                        errors.explain(position.below(place, storage));
                    }
                    return 1;
                },
                errors::explain);
    }

    /// The client's fields that are stored at one of the keys.
    private static List<String> responseKeys(
            @org.jspecify.annotations.Nullable CompiledSelection selection, Set<String> stored) {
        List<String> keys = new ArrayList<>();
        if (selection != null) {
            for (CompiledField field : selection.fields()) {
                if (field.source() instanceof CompiledField.CompiledSource.Stored(var key)
                        && stored.contains(key.name())) {
                    keys.add(field.responseKey().name());
                }
            }
        }
        return keys;
    }

    private static List<PathSegment> with(List<PathSegment> place, String responseKey) {
        List<PathSegment> path = new ArrayList<>(place);
        path.add(new PathSegment.Key(responseKey));
        return path;
    }

    /// @param storage the path below the objects, by storage keys
    private void places(
            FetchCall call,
            int group,
            IntPredicate representation,
            List<PathSegment> storage,
            Consumer<List<PathSegment>> at) {
        if (call.fetch().path().isRoot() && call.fetch().targets().isEmpty()) {
            at.accept(position(CompiledPath.ROOT).below(List.of(), storage));
            return;
        }
        boolean[] placed = {false};
        forEachPlace(
                call,
                group,
                representation,
                (position, place) -> {
                    placed[0] = true;
                    at.accept(position.below(place, storage));
                    return 1;
                },
                parent -> {
                    placed[0] = true;
                    explain(call);
                    at.accept(parent);
                });
        if (!placed[0]) {
            explain(call);
            at.accept(position(paths(call.fetch(), group).getFirst()).parent());
        }
    }

    /// Takes the place of an object, and says how many errors it made of it.
    private interface PlaceVisitor {
        int visit(ResponsePosition position, List<PathSegment> place);
    }

    /// Visits the places of a group's objects, and the parent of the rest when there are too many.
    private void forEachPlace(
            FetchCall call,
            int group,
            IntPredicate representation,
            PlaceVisitor visitor,
            Consumer<List<PathSegment>> tooMany) {
        Objects objects = call.objects().get(group);
        int[] next = {0};
        int[] left = {errors.bounds().placesMax()};
        for (CompiledPath path : paths(call.fetch(), group)) {
            ResponsePosition position = position(path);
            collector.walk(
                    path,
                    (from, _) -> {
                        int object = next[0];
                        // An object that could not be represented was passed over then, and is now.
                        if (object >= objects.size()
                                || parts.value(from) != objects.value(object)) {
                            return true;
                        }
                        next[0]++;
                        if (representation.test(objects.representation(object))) {
                            if (left[0] <= 0) {
                                tooMany.accept(position.parent());
                                return false;
                            }
                            left[0] -= visitor.visit(position, position.place(collector));
                        }
                        return true;
                    });
        }
    }

    private ResponsePosition position(CompiledPath path) {
        return ResponsePosition.of(path, plan.response());
    }

    private static List<CompiledPath> paths(CompiledStep.Fetch fetch, int group) {
        return fetch.targets().isEmpty()
                ? List.of(fetch.path())
                : fetch.targets().get(group).paths();
    }

    private static Set<String> fields(CompiledStep.Fetch fetch, int group) {
        return fetch.targets().isEmpty()
                ? fetch.fields().ofRoot()
                : fetch.fields().ofEntities(fetch.targets().get(group).alias().name());
    }

    private static String message(Tape tape, int error) {
        int message = tape.isObject(error) ? tape.find(error, MESSAGE) : -1;
        return message >= 0 && tape.isString(message)
                ? tape.text(message)
                : "The subgraph gave an error without a message";
    }

    @org.jspecify.annotations.Nullable
    private static Extensions extensions(Tape tape, int error) {
        int extensions = tape.isObject(error) ? tape.find(error, EXTENSIONS) : -1;
        return extensions >= 0 && tape.isObject(extensions)
                ? new Extensions(tape, extensions)
                : null;
    }

    /// Empty when there is none, or none that can be read.
    private static List<PathSegment> path(Tape tape, int error) {
        int path = tape.isObject(error) ? tape.find(error, PATH) : -1;
        if (path < 0 || !tape.isArray(path)) {
            return List.of();
        }
        List<PathSegment> segments = new ArrayList<>(tape.size(path));
        int end = tape.next(path);
        for (int at = tape.first(path); at < end; at = tape.next(at)) {
            if (tape.isString(at)) {
                segments.add(new PathSegment.Key(tape.text(at)));
            } else if (tape.kind(at) == Kind.INTEGER
                    && tape.end(at) - tape.start(at) < 10
                    && tape.longValue(at) >= 0) {
                segments.add(new PathSegment.Index((int) tape.longValue(at)));
            } else {
                return List.of();
            }
        }
        return segments;
    }
}
