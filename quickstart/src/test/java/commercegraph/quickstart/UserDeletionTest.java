package commercegraph.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A person buys, comments, and is deleted: over the router, what is personal goes everywhere.
class UserDeletionTest {

    private static final String PASSWORD = "Correct-Horse-42";

    /// Outbox, queue and the sweep of orders take some seconds each.
    private static final Duration ERASED_MAX = Duration.ofSeconds(60);

    private static final String ORDER =
            """
            query ($id: ID!) {
              order(id: $id) {
                id buyerId status total { amount } items { quantity }
                shippingAddress { name line1 city postalCode country }
              }
            }""";

    private final Client admin = Running.client().signedInAs("admin@example.com");

    private record Person(String id, Client client) {}

    @Test
    void takesAddressesAndCommentsAndMetadataWithIt() {
        Person person = signedUp();
        String failed = placed(person, "tok_declined");
        String confirmed = placed(person, "tok_ok");
        awaitStatus(failed, "FAILED");
        awaitStatus(confirmed, "CONFIRMED");
        String interaction = commented(person);
        described(person);
        assertThat(order(failed).at("/shippingAddress/name").asString()).isEqualTo("Ada Example");
        assertThat(interaction(interaction).at("/comment").asString()).isEqualTo("I live at 1");

        delete(person);

        await().atMost(ERASED_MAX)
                .untilAsserted(
                        () -> {
                            assertErased(order(failed));
                            assertThat(interaction(interaction).at("/comment").isNull()).isTrue();
                        });
        assertThat(interaction(interaction).at("/properties").isNull()).isTrue();
        assertThat(interaction(interaction).at("/anonymousId").isNull()).isTrue();
        assertThat(interaction(interaction).at("/userId").asString()).isEqualTo(person.id());
        assertThat(user(person).at("/metadata").isNull()).isTrue();
        assertThat(user(person).at("/metrics/positiveCommentCount").asInt()).isEqualTo(1);
        assertThat(order(confirmed).at("/shippingAddress/name").asString())
                .as("of an order under way")
                .isEqualTo("Ada Example");

        changed(
                "shipOrder",
                "ShipOrderInput",
                Map.of("id", confirmed, "carrier", "Post", "trackingNumber", "QP1"));
        changed("deliverOrder", "DeliverOrderInput", Map.of("id", confirmed));

        await().atMost(ERASED_MAX).untilAsserted(() -> assertErased(order(confirmed)));
    }

    private static void assertErased(JsonNode order) {
        for (String part : List.of("name", "line1", "city", "postalCode"))
            assertThat(order.at("/shippingAddress/" + part).asString()).as(part).isEmpty();
        assertThat(order.at("/items/0/quantity").asInt()).isEqualTo(2);
        assertThat(order.at("/buyerId").asString()).startsWith("usr_");
    }

    private JsonNode order(String id) {
        Answer answer = admin.ask(ORDER, Map.of("id", id));
        assertThat(answer.hasErrors()).as(answer.toString()).isFalse();
        return answer.at("/order");
    }

    private void awaitStatus(String order, String status) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> order(order).at("/status").asString(), status::equals);
    }

    private JsonNode interaction(String eventId) {
        Answer answer =
                admin.ask(
                        "query ($after: DateTime) { interactions(first: 1000, filter: {recordedSince: $after}) { nodes { eventId userId anonymousId comment properties } } }",
                        Map.of("after", Instant.now().minus(Duration.ofHours(1)).toString()));
        for (JsonNode node : answer.at("/interactions/nodes"))
            if (node.get("eventId").asString().equals(eventId)) return node;
        throw new AssertionError("no interaction " + eventId + ": " + answer);
    }

    private JsonNode user(Person person) {
        return admin.ask(
                        "query ($id: ID!) { user(id: $id) { id metadata metrics { positiveCommentCount } } }",
                        Map.of("id", person.id()))
                .at("/user");
    }

    private static String commented(Person person) {
        String eventId = UUID.randomUUID().toString();
        Map<String, Object> event =
                Map.of(
                        "eventId",
                        eventId,
                        "type",
                        "COMMENT",
                        "sentiment",
                        "POSITIVE",
                        "userId",
                        person.id(),
                        "anonymousId",
                        "device-1",
                        "comment",
                        "I live at 1",
                        "properties",
                        Map.of("typed", "Example Street"),
                        "occurredAt",
                        Instant.now().toString());
        Answer answer =
                Running.client()
                        .askSigned(
                                "mutation ($input: RecordInteractionsInput!) { recordInteractions(input: $input) { recordedCount } }",
                                Map.of("input", Map.of("events", List.of(event))));
        assertThat(answer.at("/recordInteractions/recordedCount").asInt())
                .as(answer.toString())
                .isEqualTo(1);
        return eventId;
    }

    private static void described(Person person) {
        Answer answer =
                Running.client()
                        .askSigned(
                                "mutation ($input: PutUserMetadataInput!) { putUserMetadata(input: $input) { updatedCount } }",
                                Map.of(
                                        "input",
                                        Map.of(
                                                "entries",
                                                List.of(
                                                        Map.of(
                                                                "id",
                                                                person.id(),
                                                                "metadata",
                                                                Map.of("size", "M"))))));
        assertThat(answer.at("/putUserMetadata/updatedCount").asInt())
                .as(answer.toString())
                .isEqualTo(1);
    }

    private String placed(Person person, String token) {
        Answer products =
                admin.ask(
                        "{ products(first: 50, filter: {status: ON_SALE, inStock: true}) { nodes { id } } }");
        Answer answer =
                person.client()
                        .ask(
                                "mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } userErrors { code message } } }",
                                Map.of(
                                        "input",
                                        Map.of(
                                                "items",
                                                List.of(
                                                        Map.of(
                                                                "productId",
                                                                products.at("/products/nodes/15/id")
                                                                        .asString(),
                                                                "quantity",
                                                                2)),
                                                "shippingAddress",
                                                Map.of(
                                                        "name", "Ada Example",
                                                        "line1", "Example Street 1",
                                                        "city", "Berlin",
                                                        "postalCode", "10115",
                                                        "country", "DE"),
                                                "paymentToken",
                                                token,
                                                "idempotencyKey",
                                                UUID.randomUUID().toString())));
        assertThat(answer.at("/placeOrder/order/id").isString()).as(answer.toString()).isTrue();
        return answer.at("/placeOrder/order/id").asString();
    }

    private void delete(Person person) {
        changed(
                "changeUserStatus",
                "ChangeUserStatusInput",
                Map.of("id", person.id(), "status", "DELETED"));
    }

    private void changed(String mutation, String type, Map<String, String> input) {
        Answer answer =
                admin.ask(
                        "mutation ($input: %s!) { %s(input: $input) { userErrors { code message } } }"
                                .formatted(type, mutation),
                        Map.of("input", input));
        assertThat(answer.hasErrors()).as(answer.toString()).isFalse();
        assertThat(answer.at("/" + mutation + "/userErrors").isEmpty())
                .as(answer.toString())
                .isTrue();
    }

    private static Person signedUp() {
        String email = "deleted-" + UUID.randomUUID() + "@example.org";
        ask(
                "signUp",
                "SignUpInput",
                "userErrors { code }",
                Map.of("email", email, "password", PASSWORD));
        Answer confirmed =
                ask(
                        "confirmSignUp",
                        "ConfirmSignUpInput",
                        "user { id }",
                        Map.of("email", email, "code", code(email)));
        Answer signedIn =
                ask(
                        "signIn",
                        "SignInInput",
                        "tokens { accessToken }",
                        Map.of("email", email, "password", PASSWORD));
        String token = signedIn.at("/signIn/tokens/accessToken").asString();
        return new Person(
                confirmed.at("/confirmSignUp/user/id").asString(),
                Running.client().with("authorization", "Bearer " + token));
    }

    private static Answer ask(
            String mutation, String type, String selection, Map<String, String> input) {
        Answer answer =
                Running.client()
                        .ask(
                                "mutation ($input: %s!) { %s(input: $input) { %s } }"
                                        .formatted(type, mutation, selection),
                                Map.of("input", input));
        assertThat(answer.hasErrors()).as(answer.toString()).isFalse();
        return answer;
    }

    /// From the newest mail to the address.
    private static String code(String email) {
        URI mails = URI.create("http://127.0.0.1:" + Running.ports().users() + "/dev/mails");
        try (var in = mails.toURL().openStream()) {
            for (JsonNode mail : Client.JSON.readTree(in))
                if (mail.get("to").asString().equals(email)) return mail.get("code").asString();
            throw new AssertionError("no mail to " + email);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
