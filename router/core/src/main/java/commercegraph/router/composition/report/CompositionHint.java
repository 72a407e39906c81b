package commercegraph.router.composition.report;

import java.util.List;

/// Something that composes and may yet be a mistake.
public record CompositionHint(HintCode code, String message, List<Place> places) {
    public CompositionHint {
        places = List.copyOf(places);
    }
}
