/// What an operation wants of each value ([Shape]), and what it costs to get it from where one
/// stands ([Hops], [Completion]). Knows the query graph and the operation, and nothing of fetches.
/// Pure.
@NullMarked
package commercegraph.router.planner.paths;

import org.jspecify.annotations.NullMarked;
