package commercegraph.orders.app;

import static commercegraph.orders.app.RunningOrders.NEIGHBOURS;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.orders.domain.ProductId;
import commercegraph.support.ids.Ids;
import commercegraph.support.testing.GraphAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// However many entities a request names, each kind of thing is read once.
class BatchingTest {
    private static final String QUERY =
            """
            query ($representations: [_Any!]!) {
              _entities(representations: $representations) {
                ... on Order { items { productName } history { status } }
                ... on User {
                  newest: orders(first: 1) { nodes { items { quantity } history { status } } }
                  placed: orders(first: 2, status: PLACED) { nodes { id } }
                }
                ... on Product { unitsSold }
              }
            }
            """;

    @Test
    void readsEachKindOfThingOnce() {
        ProductId tea = NEIGHBOURS.sell(Ids.next("prd_"), "1.00", "EUR", 100);
        List<Map<String, Object>> representations = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            Shopper shopper = Shopper.fresh();
            String id = shopper.place("k", "tok_ok", tea, 1).text("placeOrder.order.id");
            representations.add(Map.of("__typename", "User", "id", shopper.id()));
            representations.add(Map.of("__typename", "Order", "id", id));
            representations.add(Map.of("__typename", "Product", "id", "prd_" + number));
        }
        CountedQueries counted = RunningOrders.CONTEXT.getBean(CountedQueries.class);
        counted.take();

        GraphAnswer answer =
                RunningOrders.as(Ids.next("usr_"), "SUPPORT")
                        .execute(QUERY, Map.of("representations", representations));

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.list("_entities")).hasSize(24).doesNotContainNull();
        List<String> reads = counted.take();
        assertThat(reads).contains("orders", "pages", "unitsSold", "items", "history");
        // The items of orders reached as entities and of those reached through users lie a level
        // apart, and so may be two reads.
        assertThat(reads)
                .filteredOn(read -> List.of("orders", "pages", "unitsSold").contains(read))
                .hasSize(3);
        assertThat(reads).hasSizeLessThanOrEqualTo(7);
    }
}
