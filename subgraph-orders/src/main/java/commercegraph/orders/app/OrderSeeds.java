package commercegraph.orders.app;

import commercegraph.orders.domain.SeedRepository;
import commercegraph.orders.domain.SeededOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/// The orders that the quickstart begins with.
public final class OrderSeeds {
    /// A product as the catalog was seeded with it.
    public record SeedProduct(String id, String name, BigDecimal price, String currency) {}

    private OrderSeeds() {}

    /// Writes 120 orders of the 50 seeded users into a running orders subgraph that has none yet.
    /// The same products and the same time give the same orders; the times lie before `now`.
    ///
    /// @return false where the subgraph had an order already: nothing is written
    /// @throws IllegalArgumentException without a product
    public static boolean plant(
            ConfigurableApplicationContext orders, List<SeedProduct> products, Instant now) {
        List<SeededOrder> seeded = new SeedOrders(products, now).all();
        return orders.getBean(SeedRepository.class).plant(seeded);
    }
}
