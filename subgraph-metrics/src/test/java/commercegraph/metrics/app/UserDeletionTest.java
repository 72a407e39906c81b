package commercegraph.metrics.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import commercegraph.support.ids.Ids;
import commercegraph.support.queues.EventEnvelope;
import commercegraph.support.queues.Queue;
import commercegraph.support.queues.QueueSettings;
import commercegraph.support.queues.SqsProperties;
import commercegraph.support.queues.UserDeletions;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/// What users tell comes in by the queue.
class UserDeletionTest {
    private final SubgraphTestClient sender =
            SubgraphTestClient.of(MetricsUnderTest.CONTEXT).withCallerKey("all");
    private final SubgraphTestClient reader =
            SubgraphTestClient.of(MetricsUnderTest.CONTEXT)
                    .withToken(MetricsUnderTest.IDENTITY.token("usr_r", "RECOMMENDER", "ADMIN"));
    private final String user = Ids.next("usr_");

    private void tell() {
        var context = MetricsUnderTest.CONTEXT;
        Map<String, Object> detail =
                Map.of("id", "out_1", "userId", user, "occurredAt", Instant.now().toString());
        var event =
                new EventEnvelope(
                        Ids.next("evt_"),
                        UserDeletions.SOURCE,
                        UserDeletions.TYPE,
                        Instant.now(),
                        detail);
        new Queue(
                        context.getBean(SqsClient.class),
                        QueueSettings.of(
                                "metrics-user-deletions", context.getBean(SqsProperties.class)))
                .send(List.of("not an event", event.write(), event.write()));
    }

    private String commented() {
        Map<String, Object> event =
                Map.of(
                        "eventId", Ids.next("e"),
                        "type", "COMMENT",
                        "sentiment", "POSITIVE",
                        "userId", user,
                        "anonymousId", "device",
                        "comment", "I live at 1",
                        "occurredAt", Instant.now().toString());
        return sender.execute(
                        "mutation($input: RecordInteractionsInput!) { recordInteractions(input: $input) { results { interactionId } } }",
                        Map.of("input", Map.of("events", List.of(event))))
                .text("recordInteractions.results[0].interactionId");
    }

    private GraphAnswer described() {
        return sender.execute(
                "mutation { putUserMetadata(input: {entries: [{id: \"%s\", metadata: {size: \"M\"}}]}) { updatedCount userErrors { code field } } }"
                        .formatted(user));
    }

    private GraphAnswer seen(String interaction) {
        return reader.execute(
                "{ _entities(representations: [{__typename: \"Interaction\", id: \"%s\"}, {__typename: \"User\", id: \"%s\"}]) { ... on Interaction { comment anonymousId userId sentiment } ... on User { metadata metrics { positiveCommentCount } } } }"
                        .formatted(interaction, user));
    }

    @Test
    void erasesWhatIsKnownAndKeepsWhatIsCounted() {
        String first = commented();
        assertThat(described().text("putUserMetadata.updatedCount")).isEqualTo("1");
        assertThat(seen(first).text("_entities[0].comment")).isEqualTo("I live at 1");

        tell();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> seen(first).at("_entities[0].comment") == null);
        String late = commented();
        GraphAnswer seen = seen(late);
        assertThat(seen.at("_entities[0].comment")).isNull();
        assertThat(seen.at("_entities[0].anonymousId")).isNull();
        assertThat(seen.text("_entities[0].userId")).isEqualTo(user);
        assertThat(seen.text("_entities[0].sentiment")).isEqualTo("POSITIVE");
        assertThat(seen.at("_entities[1].metadata")).isNull();
        assertThat(seen.text("_entities[1].metrics.positiveCommentCount")).isEqualTo("2");
        GraphAnswer refused = described();
        assertThat(refused.text("putUserMetadata.userErrors[0].code")).isEqualTo("NOT_FOUND");
    }
}
