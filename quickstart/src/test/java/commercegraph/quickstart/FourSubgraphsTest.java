package commercegraph.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.support.seeds.SeedIds;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FourSubgraphsTest {
    @Test
    void oneQueryIsAnsweredByAllFour() {
        Answer answer =
                Running.client()
                        .signedInAs("customer@example.com")
                        .ask(
                                """
                                { me {
                                    email
                                    orders { nodes { number status items { quantity product {
                                      name price { amount currency } metrics { viewCount } } } } }
                                    metrics { likeCount chartData { pieChart {
                                      category value percentage } } }
                                } }""");

        assertThat(answer.hasErrors()).as(answer.toString()).isFalse();
        assertThat(answer.at("/me/email").asString()).isEqualTo("customer@example.com");
        JsonNode orders = answer.at("/me/orders/nodes");
        assertThat(orders.size()).isGreaterThanOrEqualTo(3);
        for (JsonNode order : orders) {
            assertThat(order.get("number").asString()).matches("ORD-\\d{4}-\\d{6}");
            for (JsonNode item : order.get("items")) {
                assertThat(item.at("/product/name").asString()).isNotEmpty();
                assertThat(item.at("/product/price/currency").asString()).isEqualTo("EUR");
                assertThat(item.at("/product/metrics/viewCount").isInt()).isTrue();
            }
        }
        double percent = 0;
        for (JsonNode slice : answer.at("/me/metrics/chartData/pieChart")) {
            percent += slice.get("percentage").asDouble();
        }
        assertThat(Math.round(percent * 10)).isEqualTo(1000);
    }

    @Test
    void whoeverHasNoTokenSeesTheCatalogAndNothingOfAnyone() {
        Answer answer =
                Running.client()
                        .ask(
                                "{ me { id } products(first: 2) { nodes { name metrics { viewCount } } } }");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/me").isNull()).isTrue();
        assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(answer.at("/products/nodes").size()).isEqualTo(2);
    }

    @Test
    void anotherUsersAddressIsForbiddenWhereverTheUserIsReached() {
        Answer order =
                Running.client()
                        .signedInAs("support@example.com")
                        .ask(
                                "query ($buyer: ID!) { orders(first: 5, filter: {buyerId: $buyer}) { nodes { id buyer { id email } } } }",
                                Map.of("buyer", SeedIds.user(1)));
        assertThat(order.hasErrors()).as(order.toString()).isFalse();
        assertThat(order.at("/orders/nodes/0/buyer/email").asString()).contains("@");

        Answer feed =
                Running.client()
                        .signedInAs("recommender@example.com")
                        .ask("{ interactions(first: 5) { nodes { user { id email } } } }");
        assertThat(feed.at("/interactions/nodes/0/user/email").isNull()).isTrue();
        assertThat(feed.code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void aForgedTokenIsRefused() {
        Answer answer =
                Running.client()
                        .with("authorization", "Bearer eyJhbGciOiJub25lIn0.e30.")
                        .ask("{ categories { id } }");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
    }
}
