/// Runs a query plan: asks subgraphs, merges what they answer, and writes the client's answer with
/// nulls and errors as the GraphQL specification (section 6.4) has them.
/// In: a compiled [commercegraph.router.plan.QueryPlan], the client's variables, who asks; out: the
/// bytes of the answer. Start at [commercegraph.router.execution.Executor]; subgraphs are reached
/// by the port [commercegraph.router.execution.SubgraphClient]. No thread is ever blocked, and no
/// value of a subgraph is turned into an object: see [commercegraph.router.json].
@NullMarked
package commercegraph.router.execution;

import org.jspecify.annotations.NullMarked;
