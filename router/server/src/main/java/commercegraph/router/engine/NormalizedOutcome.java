package commercegraph.router.engine;

import commercegraph.router.operation.Operation;
import commercegraph.router.operation.OperationError;
import commercegraph.router.security.OperationGuards;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What became of an operation for certain values of its conditions.
sealed interface NormalizedOutcome {
    record Invalid(List<OperationError> errors) implements NormalizedOutcome {
        public Invalid {
            errors = List.copyOf(errors);
        }
    }

    /// @param overrideLabels the labels of `@override` on which the plan depends
    record Valid(Operation operation, OperationGuards guards, Set<String> overrideLabels)
            implements NormalizedOutcome {
        public Valid {
            overrideLabels = Set.copyOf(overrideLabels);
        }

        /// It is made once and kept, and part of another cache's key: equal when the same, which
        /// makes that lookup cheap.
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
