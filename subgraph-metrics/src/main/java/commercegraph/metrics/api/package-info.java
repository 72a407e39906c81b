/// The GraphQL side: fetchers take arguments apart, ask the domain once, and shape the answer.
/// Who may see what stands here, with each entity. The contract is `schema/metrics.graphqls`.
@NullMarked
package commercegraph.metrics.api;

import org.jspecify.annotations.NullMarked;
