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

    /// The places of the errors.
    private ErrorPlaces told = new ErrorPlaces();

    /// Places, possibly with [PathSegment.Each], at and below which nulls are explained.
    private final ErrorPlaces explained = new ErrorPlaces();

    private int explanations;

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
            error.path().ifPresent(told::add);
        }
    }

    void keepIf(Predicate<ExecutionError> wanted) {
        if (errors.removeIf(wanted.negate())) {
            told = new ErrorPlaces();
            errors.forEach(error -> error.path().ifPresent(told::add));
        }
    }

    void explain(List<PathSegment> place) {
        if (explanations++ < bounds.errorsMax()) {
            explained.add(place);
        }
    }

    /// Whether an error has the path, or that of something above or below it.
    boolean isTold(List<PathSegment> place) {
        return told.touch(place);
    }

    /// Whether an error speaks of the place, of one above it or of one below it.
    boolean isExplained(List<PathSegment> place) {
        return told.touch(place) || explained.touch(place);
    }

    void write(JsonWriter writer) {
        writer.beginArray();
        errors.forEach(error -> error.write(writer));
        writer.end();
    }
}
