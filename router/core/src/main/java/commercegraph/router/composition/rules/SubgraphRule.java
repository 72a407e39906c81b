package commercegraph.router.composition.rules;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.Place;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import java.util.List;
import java.util.stream.Stream;

/// Something that must hold of a subgraph.
interface SubgraphRule {
    Stream<CompositionError> check(SubgraphSchema schema);

    static CompositionError error(ErrorCode code, String message, Place... places) {
        return new CompositionError(code, message, List.of(places));
    }

    static CompositionError invalid(String message, Place... places) {
        return error(ErrorCode.INVALID_GRAPHQL, message, places);
    }
}
