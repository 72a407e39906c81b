package commercegraph.router.execution;

import commercegraph.router.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The errors of one answer, and what they explain: a null that some error speaks of needs no
/// second error.
final class Errors {
    private final ExecutionBounds bounds;
    private final List<ExecutionError> errors = new ArrayList<>(0);

    /// Places, possibly with [PathSegment.Each], at and below which nulls are explained.
    private final List<List<PathSegment>> explained = new ArrayList<>(0);

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
        }
    }

    void keepIf(Predicate<ExecutionError> wanted) {
        errors.removeIf(wanted.negate());
    }

    void explain(List<PathSegment> place) {
        if (explained.size() < bounds.errorsMax()) {
            explained.add(place);
        }
    }

    /// Whether an error speaks of the place, of one above it or of one below it.
    boolean isExplained(List<PathSegment> place) {
        for (List<PathSegment> known : explained) {
            if (PathSegment.sameLine(known, place)) {
                return true;
            }
        }
        for (ExecutionError error : errors) {
            Optional<List<PathSegment>> path = error.path();
            if (path.isPresent() && PathSegment.sameLine(path.get(), place)) {
                return true;
            }
        }
        return false;
    }

    void write(JsonWriter writer) {
        writer.beginArray();
        errors.forEach(error -> error.write(writer));
        writer.end();
    }
}
