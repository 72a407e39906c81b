package commercegraph.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignedEventsTest {
    private static final String RECORD =
            """
            mutation ($input: RecordInteractionsInput!) {
              recordInteractions(input: $input) {
                recordedCount duplicateCount rejectedCount
                results { eventId outcome error { code message } }
              }
            }""";

    private final Client client = Running.client();
    private final Client customer = client.signedInAs("customer@example.com");
    private final String userId = customer.ask("{ me { id } }").at("/me/id").asString();

    @Test
    void recordsOnceWhateverIsSentAgain() {
        byte[] body = Client.body(RECORD, events("LIKE", "LIKE"));
        int likes = likes();

        var signature = client.signature(body, "quickstart", Secrets.CLIENT, Instant.now());
        Answer first = client.post(body, signature);
        assertThat(first.at("/recordInteractions/recordedCount").asInt())
                .as(first.toString())
                .isEqualTo(2);
        assertThat(likes()).isEqualTo(likes + 2);

        Answer replay = client.post(body, signature);
        assertThat(replay.status()).isEqualTo(401);
        assertThat(replay.code()).isEqualTo("SIGNATURE_REPLAYED");

        Answer again =
                client.post(
                        body, client.signature(body, "quickstart", Secrets.CLIENT, Instant.now()));
        assertThat(again.at("/recordInteractions/duplicateCount").asInt()).isEqualTo(2);
        assertThat(again.at("/recordInteractions/recordedCount").asInt()).isZero();
        assertThat(likes()).isEqualTo(likes + 2);
    }

    @Test
    void refusesWhatIsNotSignedRightAndRecordsNothing() {
        byte[] body = Client.body(RECORD, events("LIKE"));
        byte[] changed = body.clone();
        changed[body.length / 2] ^= 1;
        int likes = likes();
        Instant now = Instant.now();
        String secret = Secrets.CLIENT;

        assertRefused(client.post(body, Map.of()), 401, "SIGNATURE_MISSING");
        assertRefused(
                client.post(changed, client.signature(body, "quickstart", secret, now)),
                401,
                "SIGNATURE_INVALID");
        assertRefused(
                client.post(
                        body, client.signature(body, "quickstart", secret, now.minusSeconds(301))),
                401,
                "SIGNATURE_EXPIRED");
        assertRefused(
                client.post(body, client.signature(body, "nobody", secret, now)),
                401,
                "KEY_UNKNOWN");
        assertRefused(
                client.post(body, client.signature(body, "quickstart", Secrets.EVENTS_CLIENT, now)),
                401,
                "SIGNATURE_INVALID");
        assertThat(likes()).isEqualTo(likes);
    }

    @Test
    void aKeyWithoutTheScopeIsForbidden() {
        byte[] body =
                Client.body(
                        "mutation ($input: PutUserMetadataInput!) { putUserMetadata(input: $input) { updatedCount } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "entries",
                                        List.of(Map.of("id", userId, "metadata", Map.of())))));

        Answer answer =
                client.post(
                        body,
                        client.signature(
                                body, "quickstart-events", Secrets.EVENTS_CLIENT, Instant.now()));

        assertRefused(answer, 403, "KEY_FORBIDDEN");
    }

    @Test
    void noShapeOfTheOperationGetsRoundTheSignature() {
        String events =
                "input: {events: [{eventId: \"x\", type: LIKE, userId: \"%s\", occurredAt: \"2026-01-01T00:00:00Z\"}]}"
                        .formatted(userId);
        int likes = likes();
        for (String document :
                List.of(
                        "mutation { a: recordInteractions(" + events + ") { recordedCount } }",
                        "mutation { ...F } fragment F on Mutation { recordInteractions("
                                + events
                                + ") { recordedCount } }",
                        "mutation { ... on Mutation { recordInteractions("
                                + events
                                + ") { recordedCount } } }",
                        "mutation ($yes: Boolean = true) { recordInteractions("
                                + events
                                + ") @include(if: $yes) { recordedCount } }")) {
            assertRefused(client.ask(document), 401, "SIGNATURE_MISSING");
        }
        assertThat(likes()).isEqualTo(likes);
    }

    private int likes() {
        // The counters may be cached for a while; a fresh event shortens that.
        return customer.ask("{ me { metrics { likeCount } } }").at("/me/metrics/likeCount").asInt();
    }

    private Map<String, Object> events(String... types) {
        return Map.of("input", Map.of("events", List.of(types).stream().map(this::event).toList()));
    }

    private Map<String, Object> event(String type) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventId", UUID.randomUUID().toString());
        event.put("type", type);
        event.put("userId", userId);
        event.put("occurredAt", Instant.now().toString());
        return event;
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.code()).as(answer.toString()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("data").isObject()).isFalse();
    }
}
