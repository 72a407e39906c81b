package commercegraph.router.engine;

import commercegraph.router.operation.ClientOperation;
import commercegraph.router.operation.OperationError;
import java.util.List;

/// What became of a document. Equal documents fail the same way, so that is kept as well.
sealed interface DocumentOutcome {
    record Valid(ClientOperation operation) implements DocumentOutcome {}

    record Invalid(List<OperationError> errors) implements DocumentOutcome {
        public Invalid {
            errors = List.copyOf(errors);
        }
    }
}
