/// GraphQL over HTTP, as the specification of that name has it, and what else clients find on the
/// router's port: GraphiQL, health, metrics.
/// In: HTTP requests; out: calls of [commercegraph.router.engine.GraphEngine], and HTTP responses.
/// Start at [commercegraph.router.transport.http.HttpTransport], then
/// [commercegraph.router.transport.http.GraphEndpoint].
@NullMarked
package commercegraph.router.transport.http;

import org.jspecify.annotations.NullMarked;
