package commercegraph.router.execution;

import commercegraph.router.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The errors of one answer, and what they explain: a null that some error speaks of needs no
/// second error.
final class Errors {
    private final ExecutionBounds bounds;
    private final List<ExecutionError> errors = new ArrayList<>(0);

    /// Places, possibly with [PathSegment.Each], at and below which nulls are explained.
    private final List<List<PathSegment>> explained = new ArrayList<>(0);

    private ErrorPlaces places = new ErrorPlaces();

    Errors(ExecutionBounds bounds) {
        this.bounds = bounds;
    }

    ExecutionBounds bounds() {
        return bounds;
    }

    int count() {
        return errors.size();
    }

    boolean isFull() {
        return errors.size() >= bounds.errorsMax();
    }

    void add(ExecutionError error) {
        if (!isFull()) {
            errors.add(error);
            error.path().ifPresent(places::add);
        }
    }

    void keepIf(Predicate<ExecutionError> wanted) {
        if (errors.removeIf(wanted.negate())) {
            places = new ErrorPlaces();
            explained.forEach(places::add);
            errors.forEach(error -> error.path().ifPresent(places::add));
        }
    }

    void explain(List<PathSegment> place) {
        if (explained.size() < bounds.errorsMax()) {
            explained.add(place);
            places.add(place);
        }
    }

    /// Whether an error speaks of the place, of one above it or of one below it.
    boolean isExplained(List<PathSegment> place) {
        return places.touch(place);
    }

    void write(JsonWriter writer) {
        writer.beginArray();
        errors.forEach(error -> error.write(writer));
        writer.end();
    }
}
