/// How large an operation may be: bounds that hold before it is planned, so that no operation can
/// keep the router or its subgraphs busy.
/// In: a normalized operation; out: what is too large about it. Start at
/// [commercegraph.router.limits.OperationLimits].
@NullMarked
package commercegraph.router.limits;

import org.jspecify.annotations.NullMarked;
