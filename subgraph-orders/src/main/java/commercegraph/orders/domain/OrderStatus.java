package commercegraph.orders.domain;

import java.util.EnumSet;
import java.util.Set;

/// Where an order stands, and where it may go from there.
public enum OrderStatus {
    PLACED,
    INVENTORY_RESERVED,
    PAID,
    CONFIRMED,
    SHIPPED,
    DELIVERED,
    CANCELLED,
    FAILED;

    private static final Set<OrderStatus> SOLD = EnumSet.of(CONFIRMED, SHIPPED, DELIVERED);

    public boolean mayBecome(OrderStatus next) {
        return switch (this) {
            case PLACED -> next == INVENTORY_RESERVED || next == CANCELLED || next == FAILED;
            case INVENTORY_RESERVED -> next == PAID || next == CANCELLED || next == FAILED;
            case PAID -> next == CONFIRMED || next == CANCELLED || next == FAILED;
            case CONFIRMED -> next == SHIPPED || next == CANCELLED;
            case SHIPPED -> next == DELIVERED;
            case DELIVERED, CANCELLED, FAILED -> false;
        };
    }

    /// Whether the order's units count as sold.
    public boolean isSold() {
        return SOLD.contains(this);
    }
}
