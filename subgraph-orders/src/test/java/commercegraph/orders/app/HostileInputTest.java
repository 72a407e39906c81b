package commercegraph.orders.app;

import static commercegraph.support.testing.HostileValues.assertTyped;
import static commercegraph.support.testing.HostileValues.mostly;
import static commercegraph.support.testing.HostileValues.mutate;
import static commercegraph.support.testing.HostileValues.objects;
import static commercegraph.support.testing.HostileValues.send;

import commercegraph.orders.domain.ProductId;
import commercegraph.support.ids.Ids;
import commercegraph.support.testing.HostileValues;
import commercegraph.support.testing.SubgraphTestClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// Whatever is sent, the answer is data, a userError, or BAD_USER_INPUT.
class HostileInputTest {
    private final Shopper shopper = Shopper.fresh();
    private final SubgraphTestClient buyer = RunningOrders.as(shopper.id());
    private final SubgraphTestClient support = RunningOrders.as("usr_support", "SUPPORT");

    @Property(tries = 200)
    void placesOrSaysWhyNot(@ForAll("orders") Map<String, @Nullable Object> input) {
        assertTyped(mutate(buyer, "placeOrder", "PlaceOrderInput", "order { id }", input));
    }

    @Property(tries = 80)
    void cancelsOrSaysWhyNot(@ForAll("cancellations") Map<String, @Nullable Object> input) {
        assertTyped(mutate(support, "cancelOrder", "CancelOrderInput", "order { id }", input));
    }

    @Property(tries = 80)
    void shipsOrSaysWhyNot(@ForAll("shipments") Map<String, @Nullable Object> input) {
        assertTyped(mutate(support, "shipOrder", "ShipOrderInput", "order { id }", input));
    }

    @Property(tries = 60)
    void deliversOrSaysWhyNot(@ForAll("deliveries") Map<String, @Nullable Object> input) {
        assertTyped(mutate(support, "deliverOrder", "DeliverOrderInput", "order { id }", input));
    }

    @Property(tries = 150)
    void findsOrDoesNot(
            @ForAll("texts") String text,
            @ForAll("filters") Map<String, @Nullable Object> filter,
            @ForAll("numbers") Object first) {
        var variables = new LinkedHashMap<String, @Nullable Object>();
        variables.put("id", text);
        variables.put("text", text);
        variables.put("filter", filter);
        variables.put("first", first);
        variables.put("representations", representations(text));
        assertTyped(
                send(
                        support,
                        """
                        query($id: ID!, $text: String!, $first: Int!, $filter: OrderFilter, $representations: [_Any!]!) {
                          order(id: $id) { id }
                          filtered: orders(first: $first, filter: $filter) { nodes { id } }
                          after: orders(after: $text) { nodes { id } }
                          _entities(representations: $representations) {
                            __typename
                            ... on Product { unitsSold shippingEstimate(country: $text) { amount } }
                            ... on User { orders(first: $first, after: $text) { nodes { id } } }
                          }
                        }
                        """,
                        variables));
    }

    private static List<Map<String, Object>> representations(String text) {
        return List.of(
                Map.of("__typename", "Order", "id", text),
                Map.of("__typename", "User", "id", text),
                Map.of(
                        "__typename",
                        "Product",
                        "id",
                        text,
                        "weightGrams",
                        1_200,
                        "price",
                        Map.of("amount", text, "currency", text)));
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> orders() {
        Arbitrary<Map<String, @Nullable Object>> items =
                objects(
                        Map.of(
                                "productId",
                                mostly(Arbitraries.just(Known.PRODUCT)),
                                "quantity",
                                HostileValues.numbers()),
                        Set.of("productId", "quantity"));
        return objects(
                Map.of(
                        "items",
                        Arbitraries.oneOf(items.list().ofMaxSize(4), items.list().ofSize(120)),
                        "shippingAddress",
                        addresses(),
                        "paymentToken",
                        mostly(Arbitraries.of("tok_declined", "tok_ok")),
                        "idempotencyKey",
                        mostly(Arbitraries.strings().alpha().ofLength(16))),
                Set.of("items", "shippingAddress", "paymentToken", "idempotencyKey"));
    }

    private static Arbitrary<Map<String, @Nullable Object>> addresses() {
        return objects(
                Map.of(
                        "name", mostly(Arbitraries.of("Ada")),
                        "line1", mostly(Arbitraries.of("Weg 1")),
                        "line2", HostileValues.texts(),
                        "city", mostly(Arbitraries.of("Berlin")),
                        "postalCode", mostly(Arbitraries.of("10115")),
                        "country", mostly(Arbitraries.of("DE", "FR"))),
                Set.of("name", "line1", "city", "postalCode", "country"));
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> cancellations() {
        return objects(
                Map.of(
                        "id", ids(),
                        "reason", HostileValues.texts(),
                        "idempotencyKey", HostileValues.texts()),
                Set.of("id"));
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> shipments() {
        return objects(
                Map.of(
                        "id", ids(),
                        "carrier", mostly(Arbitraries.of("Post")),
                        "trackingNumber", mostly(Arbitraries.of("QP1")),
                        "idempotencyKey", HostileValues.texts()),
                Set.of("id", "carrier", "trackingNumber"));
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> deliveries() {
        return objects(Map.of("id", ids(), "idempotencyKey", HostileValues.texts()), Set.of("id"));
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> filters() {
        return objects(
                Map.of(
                        "buyerId", HostileValues.texts(),
                        "status", Arbitraries.of("PLACED", "GONE"),
                        "placedSince", HostileValues.times(),
                        "placedUntil", HostileValues.times()),
                Set.of());
    }

    @Provide
    Arbitrary<String> texts() {
        return HostileValues.texts();
    }

    @Provide
    Arbitrary<Object> numbers() {
        return HostileValues.numbers();
    }

    /// An order that is there, or any text.
    private static Arbitrary<Object> ids() {
        return mostly(Arbitraries.just(Known.ORDER));
    }

    private static final class Known {
        static final String PRODUCT =
                RunningOrders.NEIGHBOURS.sell(Ids.next("prd_"), "1.00", "EUR", 100_000).value();
        static final String ORDER =
                Shopper.fresh()
                        .place("known", "tok_ok", new ProductId(PRODUCT), 1)
                        .text("placeOrder.order.id");
    }
}
