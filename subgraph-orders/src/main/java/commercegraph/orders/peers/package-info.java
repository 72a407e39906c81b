/// The neighbours that orders ask: catalog and users, by signed GraphQL calls. Implements the ports
/// [commercegraph.orders.domain.Catalog] and [commercegraph.orders.domain.Users]; a neighbour that
/// can't answer is a failure of code UNAVAILABLE.
@NullMarked
package commercegraph.orders.peers;

import org.jspecify.annotations.NullMarked;
