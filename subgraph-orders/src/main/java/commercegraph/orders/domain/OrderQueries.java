package commercegraph.orders.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads orders for those who look at them. Each method asks the store once, however many keys it
/// is given. Unknown ids are left out of the answer; lists of orders are newest first.
public interface OrderQueries {
    Map<OrderId, Order> orders(Set<OrderId> ids);

    List<Order> page(OrderFilter filter, Slice slice);

    /// Every page asked for has its list, an empty one if need be.
    Map<BuyerPage, List<Order>> pages(Set<BuyerPage> pages);

    Map<OrderId, List<OrderItem>> items(Set<OrderId> ids);

    /// Oldest first.
    Map<OrderId, List<OrderEvent>> history(Set<OrderId> ids);

    /// Units in orders that were confirmed and not cancelled since. Every product asked for has its
    /// number.
    Map<ProductId, Long> unitsSold(Set<ProductId> ids);
}
