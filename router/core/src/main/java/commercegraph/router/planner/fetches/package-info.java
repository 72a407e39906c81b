/// Fetches: the places in the answer that they fill, what each takes and what it needs before. In:
/// the choices of the planner; out: documents, representations and the client's answer shape.
@NullMarked
package commercegraph.router.planner.fetches;

import org.jspecify.annotations.NullMarked;
