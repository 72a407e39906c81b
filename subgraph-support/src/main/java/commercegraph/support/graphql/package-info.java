/// What DGS is given beside a subgraph's own data fetchers: the caller in the context, typed
/// errors, the fields a peer may call, and the contract's scalars.
@NullMarked
package commercegraph.support.graphql;

import org.jspecify.annotations.NullMarked;
