package commercegraph.router.composition.report;

import java.util.ArrayList;
import java.util.List;

/// Collects errors and hints while stages run, so that all of them are told at once.
public final class Findings {
    private final List<CompositionError> errors = new ArrayList<>();
    private final List<CompositionHint> hints = new ArrayList<>();

    public void error(ErrorCode code, String message, List<Place> places) {
        errors.add(new CompositionError(code, message, places));
    }

    public void error(ErrorCode code, String message, Place... places) {
        error(code, message, List.of(places));
    }

    public void addAll(List<CompositionError> found) {
        errors.addAll(found);
    }

    public void hint(HintCode code, String message, List<Place> places) {
        hints.add(new CompositionHint(code, message, places));
    }

    public void hint(CompositionHint hint) {
        hints.add(hint);
    }

    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    public List<CompositionError> errors() {
        return List.copyOf(errors);
    }

    public List<CompositionHint> hints() {
        return List.copyOf(hints);
    }
}
