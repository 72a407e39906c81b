package commercegraph.router.composition.report;

import java.util.List;

/// Why subgraphs do not compose.
///
/// @param places where in the subgraphs; empty when the error is about no place that anyone wrote
public record CompositionError(ErrorCode code, String message, List<Place> places) {
    public CompositionError {
        places = List.copyOf(places);
    }
}
