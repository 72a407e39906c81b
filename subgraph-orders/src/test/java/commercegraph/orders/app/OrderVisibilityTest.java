package commercegraph.orders.app;

import static commercegraph.orders.app.RunningOrders.NEIGHBOURS;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.orders.domain.ProductId;
import commercegraph.support.ids.Ids;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who sees an order, by whatever way it is reached.
class OrderVisibilityTest {
    private static final String ENTITIES =
            """
            query ($representations: [_Any!]!) {
              _entities(representations: $representations) {
                ... on Order { id number }
                ... on User { id orders(first: 2) { nodes { id } edges { cursor } pageInfo { hasNextPage endCursor } } }
                ... on Product { id unitsSold shippingEstimate(country: "DE") { amount currency } }
              }
            }
            """;

    private final Shopper owner = Shopper.fresh();
    private final SubgraphTestClient support = RunningOrders.as(Ids.next("usr_"), "SUPPORT");
    private final SubgraphTestClient stranger =
            RunningOrders.as(Ids.next("usr_"), "CUSTOMER", "RECOMMENDER");

    @Test
    void showsAnOrderToItsBuyerAndToOrdersRead() {
        String id = placed(owner, "k");
        String query = "{ order(id: \"%s\") { id } }".formatted(id);

        assertThat(owner.ask(query).text("order.id")).isEqualTo(id);
        assertThat(support.execute(query).text("order.id")).isEqualTo(id);
        assertRefused(stranger.execute(query), "FORBIDDEN");
        assertRefused(RunningOrders.anonymous().execute(query), "UNAUTHENTICATED");
    }

    @Test
    void decidesTheSameForReferencesWhateverTheyClaim() {
        String id = placed(owner, "k");
        Map<String, Object> order =
                Map.of("__typename", "Order", "id", id, "buyerId", "usr_of_whoever_asks");

        assertThat(entities(owner.client(), order).text("_entities[0].id")).isEqualTo(id);
        assertThat(entities(support, order).text("_entities[0].id")).isEqualTo(id);
        assertThat(entities(stranger, order).errorCodes()).containsExactly("FORBIDDEN");
        assertThat(entities(stranger, order).at("_entities[0]")).isNull();
        assertThat(entities(RunningOrders.anonymous(), order).errorCodes())
                .containsExactly("UNAUTHENTICATED");
    }

    @Test
    void keepsTheOrderOfRepresentationsWhenSomeAreRefusedOrUnknown() {
        String mine = placed(owner, "k");
        String others = placed(Shopper.fresh(), "k");

        GraphAnswer answer =
                entities(
                        owner.client(),
                        Map.of("__typename", "Order", "id", others),
                        Map.of("__typename", "Order", "id", Ids.next("ord_")),
                        Map.of("__typename", "Order", "id", mine),
                        Map.of("__typename", "Order", "id", "no id"));

        assertThat(answer.at("_entities[0]")).isNull();
        assertThat(answer.at("_entities[1]")).isNull();
        assertThat(answer.text("_entities[2].id")).isEqualTo(mine);
        assertThat(answer.at("_entities[3]")).isNull();
        assertThat(answer.errorCodes()).containsExactly("FORBIDDEN");
    }

    @Test
    void doesNotFindWhatIsNotThere() {
        for (String id : List.of(Ids.next("ord_"), "x", "")) {
            GraphAnswer answer = owner.ask("{ order(id: \"%s\") { id } }".formatted(id));
            assertThat(answer.errors()).isEmpty();
            assertThat(answer.at("order")).isNull();
        }
    }

    @Test
    void showsAUsersOrdersToThatUserAndToOrdersRead() {
        List<String> newestFirst =
                List.of(placed(owner, "k1"), placed(owner, "k2"), placed(owner, "k3")).reversed();
        Map<String, Object> user = Map.of("__typename", "User", "id", owner.id());

        GraphAnswer page = entities(owner.client(), user);
        assertThat(ids(page)).isEqualTo(newestFirst.subList(0, 2));
        assertThat(page.at("_entities[0].orders.pageInfo.hasNextPage")).isEqualTo(true);
        GraphAnswer rest =
                owner.client()
                        .execute(
                                """
                                query ($user: _Any!, $after: String) { _entities(representations: [$user]) { ... on User {
                                    orders(after: $after) { nodes { id } pageInfo { hasNextPage hasPreviousPage } }
                                    failed: orders(status: FAILED) { nodes { id } } } } }
                                """,
                                Map.of(
                                        "user",
                                        user,
                                        "after",
                                        page.text("_entities[0].orders.pageInfo.endCursor")));
        assertThat(ids(rest)).isEqualTo(newestFirst.subList(2, 3));
        assertThat(rest.at("_entities[0].orders.pageInfo"))
                .isEqualTo(Map.of("hasNextPage", false, "hasPreviousPage", true));
        assertThat(rest.list("_entities[0].failed.nodes")).isEmpty();
        assertThat(ids(entities(support, user))).isEqualTo(newestFirst.subList(0, 2));
        assertThat(entities(stranger, user).errorCodes()).containsExactly("FORBIDDEN");
        assertThat(entities(RunningOrders.anonymous(), user).errorCodes())
                .containsExactly("UNAUTHENTICATED");
        assertThat(entities(RunningOrders.anonymous(), user).text("_entities[0].id"))
                .as("the user itself is no secret")
                .isEqualTo(owner.id());
    }

    @Test
    void listsEveryOrderForOrdersReadAlone() {
        String id = placed(owner, "k");
        String query =
                "{ orders(first: 5, filter: {buyerId: \"%s\"}) { nodes { id history { status } items { quantity } } } }"
                        .formatted(owner.id());

        assertThat(support.execute(query).text("orders.nodes[0].id")).isEqualTo(id);
        assertThat(support.execute(query).list("orders.nodes[0].items")).hasSize(1);
        assertRefused(owner.ask(query.replace("orders(", "order: orders(")), "FORBIDDEN");
        assertRefused(
                RunningOrders.anonymous().execute(query.replace("orders(", "order: orders(")),
                "UNAUTHENTICATED");
        assertThat(
                        support.execute(
                                        "{ orders(filter: {buyerId: \"\\u0000\"}) { nodes { id } } }")
                                .list("orders.nodes"))
                .isEmpty();
    }

    @Test
    void filtersByTimesHoweverFarAway() {
        placed(owner, "k");
        for (String filter :
                List.of(
                        "placedSince: \"1000-01-01T00:00:00Z\"",
                        "placedUntil: \"9999-12-31T00:00:00Z\"")) {
            GraphAnswer answer =
                    support.execute(
                            "{ orders(filter: {buyerId: \"%s\", %s}) { nodes { id } } }"
                                    .formatted(owner.id(), filter));
            assertThat(answer.list("orders.nodes")).as(filter).hasSize(1);
        }
    }

    @Test
    void refusesBoundsAndCursorsThatAreNone() {
        for (String arguments :
                List.of(
                        "first: 0",
                        "first: 101",
                        "first: -1",
                        "after: \"x\"",
                        "after: \"MTp4\"",
                        "after: \"\"")) {
            assertThat(
                            support.execute("{ orders(%s) { nodes { id } } }".formatted(arguments))
                                    .errorCodes())
                    .as(arguments)
                    .containsExactly("BAD_USER_INPUT");
        }
    }

    @Test
    void addsToProductsForEveryone() {
        ProductId tea = NEIGHBOURS.sell(Ids.next("prd_"), "1.00", "EUR", 10);
        String id = owner.place("k", "tok_ok", tea, 4).text("placeOrder.order.id");
        owner.awaitStatus(id, "CONFIRMED");

        GraphAnswer answer =
                entities(
                        RunningOrders.anonymous(),
                        product(tea.value(), 2_500, "10.00"),
                        product("prd_light", 10, "50.00"),
                        Map.of("__typename", "Product", "id", "prd_weightless"));

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.at("_entities[0].unitsSold")).isEqualTo(4);
        assertThat(answer.at("_entities[0].shippingEstimate"))
                .isEqualTo(Map.of("amount", "6.90", "currency", "EUR"));
        assertThat(answer.at("_entities[1].unitsSold")).isEqualTo(0);
        assertThat(answer.at("_entities[1].shippingEstimate.amount")).isEqualTo("0.00");
        assertThat(answer.at("_entities[2].shippingEstimate")).isNull();
    }

    private static Map<String, Object> product(String id, int grams, String amount) {
        return Map.of(
                "__typename",
                "Product",
                "id",
                id,
                "weightGrams",
                grams,
                "price",
                Map.of("amount", amount, "currency", "EUR"));
    }

    private static String placed(Shopper shopper, String key) {
        ProductId tea = NEIGHBOURS.sell(Ids.next("prd_"), "1.00", "EUR", 10);
        return shopper.place(key, "tok_ok", tea, 1).text("placeOrder.order.id");
    }

    @SafeVarargs
    private static GraphAnswer entities(
            SubgraphTestClient client, Map<String, Object>... representations) {
        return client.execute(ENTITIES, Map.of("representations", List.of(representations)));
    }

    private static List<String> ids(GraphAnswer answer) {
        return answer.list("_entities[0].orders.nodes").stream()
                .map(node -> String.valueOf(((Map<?, ?>) node).get("id")))
                .toList();
    }

    private static void assertRefused(GraphAnswer answer, String code) {
        assertThat(answer.errorCodes()).containsExactly(code);
        assertThat(answer.at("order")).isNull();
    }
}
