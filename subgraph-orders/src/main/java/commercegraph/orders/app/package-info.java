/// Wires the orders subgraph and runs its background work. Start at
/// [commercegraph.orders.app.OrdersApplication]; the settings are in
/// [commercegraph.orders.app.OrdersProperties] and `orders.yml`.
@NullMarked
package commercegraph.orders.app;

import org.jspecify.annotations.NullMarked;
