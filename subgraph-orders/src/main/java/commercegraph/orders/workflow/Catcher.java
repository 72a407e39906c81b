package commercegraph.orders.workflow;

import java.util.List;
import java.util.Optional;

/// Where an execution goes when a task failed for good. The error lands in the document at `result`
/// as `{"Error", "Cause"}`; empty: it is dropped.
record Catcher(List<String> errors, Optional<Path> result, String next) {
    Catcher {
        errors = List.copyOf(errors);
    }
}
