package commercegraph.orders.domain;

import static commercegraph.orders.domain.OrderStatus.CANCELLED;
import static commercegraph.orders.domain.OrderStatus.CONFIRMED;
import static commercegraph.orders.domain.OrderStatus.DELIVERED;
import static commercegraph.orders.domain.OrderStatus.FAILED;
import static commercegraph.orders.domain.OrderStatus.INVENTORY_RESERVED;
import static commercegraph.orders.domain.OrderStatus.PAID;
import static commercegraph.orders.domain.OrderStatus.PLACED;
import static commercegraph.orders.domain.OrderStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderStatusTest {
    @Test
    void goesOnlyWhereItMay() {
        Map<OrderStatus, List<OrderStatus>> allowed =
                Map.of(
                        PLACED, List.of(INVENTORY_RESERVED, CANCELLED, FAILED),
                        INVENTORY_RESERVED, List.of(PAID, CANCELLED, FAILED),
                        PAID, List.of(CONFIRMED, CANCELLED, FAILED),
                        CONFIRMED, List.of(SHIPPED, CANCELLED),
                        SHIPPED, List.of(DELIVERED),
                        DELIVERED, List.of(),
                        CANCELLED, List.of(),
                        FAILED, List.of());
        allowed.forEach(
                (from, targets) ->
                        assertThat(Arrays.stream(OrderStatus.values()).filter(from::mayBecome))
                                .as("from %s", from)
                                .containsExactlyElementsOf(targets));
    }
}
