/// Orders and their rules. In: what a caller asks for; out: sealed results and plain records. Start
/// at [commercegraph.orders.domain.OrderPlacing] and [commercegraph.orders.domain.OrderChanges];
/// what they need of the world are the ports [commercegraph.orders.domain.OrderRepository],
/// [commercegraph.orders.domain.OrderQueries], [commercegraph.orders.domain.Catalog] and
/// [commercegraph.orders.domain.Users]. Knows the JDK alone.
@NullMarked
package commercegraph.orders.domain;

import org.jspecify.annotations.NullMarked;
