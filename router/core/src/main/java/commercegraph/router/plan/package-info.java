/// A query plan as data: who is asked, in what order, where the answers lie, and what the client's
/// answer looks like. Written by the planner, read by the executor; neither knows the other.
@NullMarked
package commercegraph.router.plan;

import org.jspecify.annotations.NullMarked;
