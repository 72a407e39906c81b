/// How one subgraph calls another: directly, signed with a key of its own, never through the
/// router.
@NullMarked
package commercegraph.support.services;

import org.jspecify.annotations.NullMarked;
