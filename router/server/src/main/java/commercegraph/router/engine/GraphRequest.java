package commercegraph.router.engine;

import commercegraph.router.execution.Variables;
import java.util.Optional;

/// One GraphQL request, as it was taken out of its HTTP request or batch.
///
/// @param variables as they came in
/// @param mutations false where a request may only read (GET): a mutation is then refused
public record GraphRequest(
        String document, Optional<String> operationName, Variables variables, boolean mutations) {}
