package commercegraph.users.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import commercegraph.stores.SharedStores;
import commercegraph.support.ids.Ids;
import commercegraph.support.queues.MessageHandler.Verdict.Done;
import commercegraph.support.queues.Queue;
import commercegraph.support.queues.QueueConsumer;
import commercegraph.support.queues.QueueSettings;
import commercegraph.support.queues.UserDeletions;
import commercegraph.users.domain.AuditAction;
import commercegraph.users.domain.AuditEvent;
import commercegraph.users.domain.Outbox.Ticket;
import commercegraph.users.domain.Outbox.Waiting;
import commercegraph.users.domain.OutboxMessage;
import commercegraph.users.domain.OutboxMessage.Audited;
import commercegraph.users.domain.OutboxMessage.Erased;
import commercegraph.users.domain.UserId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/// What is sent is read by what others read with.
class QueuedEventsTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final SqsClient SQS = client(SharedStores.sqs().endpoint());

    private final Queue orders = queue(SQS);
    private final Queue metrics = queue(SQS);
    private final EventSink sink =
            new QueuedEvents(List.of(orders, metrics), new LoggedEvents(), InstantSource.fixed(AT));

    @AfterAll
    static void close() {
        SQS.close();
    }

    private static SqsClient client(URI endpoint) {
        var anyone = AwsBasicCredentials.create("a", "b");
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(anyone))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    private static Queue queue(SqsClient client) {
        return new Queue(
                client, new QueueSettings(Ids.next("users-"), true, Duration.ofSeconds(10), 3));
    }

    private static Waiting waiting(OutboxMessage message) {
        return new Waiting(new Ticket("shard", Ids.next("out_")), message);
    }

    private static List<String> heard(Queue queue, int expected) {
        List<String> heard = new CopyOnWriteArrayList<>();
        var consumer =
                new QueueConsumer(
                        queue,
                        new UserDeletions(
                                (user, deletedAt) -> {
                                    heard.add(user + " " + deletedAt);
                                    return new Done();
                                }));
        consumer.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> heard.size() >= expected);
        consumer.stop();
        return heard;
    }

    @Test
    void bringsDeletionsToEveryQueueAndNothingElse() {
        List<Waiting> messages = new ArrayList<>();
        List<String> expected =
                IntStream.range(0, 23)
                        .mapToObj(number -> "usr_%d %s".formatted(number, AT))
                        .toList();
        for (int number = 0; number < 23; number++)
            messages.add(waiting(new Erased(new UserId("usr_" + number), AT)));
        messages.add(waiting(new Audited(audited())));

        assertThat(sink.deliver(messages)).isEqualTo(messages);

        assertThat(heard(orders, 23)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(heard(metrics, 23)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static AuditEvent audited() {
        return new AuditEvent(
                Ids.next("aud_"),
                AuditAction.USER_UPDATED,
                Optional.empty(),
                new UserId("usr_1"),
                List.of(),
                "cor-1",
                AT);
    }

    @Test
    void keepsAMessageThatOneQueueDoesNotTake() {
        try (SqsClient nobody = client(URI.create("http://127.0.0.1:1"))) {
            var half =
                    new QueuedEvents(
                            List.of(orders, queue(nobody)),
                            new LoggedEvents(),
                            InstantSource.fixed(AT));
            List<Waiting> messages = List.of(waiting(new Erased(new UserId("usr_1"), AT)));

            assertThatThrownBy(() -> half.deliver(messages)).isInstanceOf(RuntimeException.class);
        }
    }
}
