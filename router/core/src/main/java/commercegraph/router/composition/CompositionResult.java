package commercegraph.router.composition;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.CompositionHint;
import commercegraph.router.supergraph.Supergraph;
import java.util.List;

/// What comes of composing subgraphs.
public sealed interface CompositionResult {
    /// @param supergraphSdl with join specification v0.5, for any router
    /// @param apiSchemaSdl what clients see
    /// @param supergraph the supergraph, read back from its SDL
    record Composed(
            String supergraphSdl,
            String apiSchemaSdl,
            Supergraph supergraph,
            List<CompositionHint> hints)
            implements CompositionResult {
        public Composed {
            hints = List.copyOf(hints);
        }
    }

    /// @param errors every one that was found, at least one
    record Failed(List<CompositionError> errors) implements CompositionResult {
        public Failed {
            errors = List.copyOf(errors);
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("a failed composition has errors");
            }
        }
    }
}
