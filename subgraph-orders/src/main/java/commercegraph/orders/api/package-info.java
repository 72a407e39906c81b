/// The GraphQL fields of the orders subgraph. A fetcher takes arguments apart, calls `domain` once,
/// and shapes the answer. Who may see an order is decided where it is loaded
/// ([commercegraph.orders.api.OrderDataFetcher]), so that no way round it exists, `_entities`
/// included.
@NullMarked
package commercegraph.orders.api;

import org.jspecify.annotations.NullMarked;
