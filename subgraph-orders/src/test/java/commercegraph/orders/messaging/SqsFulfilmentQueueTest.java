package commercegraph.orders.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import commercegraph.orders.domain.Intent;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.fulfilment.OutboxMessage;
import commercegraph.stores.SharedStores;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.ids.Ids;
import commercegraph.support.queues.Queue;
import commercegraph.support.queues.QueueConsumer;
import commercegraph.support.queues.QueueSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

class SqsFulfilmentQueueTest {
    private static final SqsClient SQS =
            SqsClient.builder()
                    .endpointOverride(SharedStores.sqs().endpoint())
                    .region(Region.EU_CENTRAL_1)
                    .credentialsProvider(
                            StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                    .httpClientBuilder(Apache5HttpClient.builder())
                    .build();

    private final Queue queue =
            new Queue(SQS, new QueueSettings(Ids.next("queue-"), true, Duration.ofSeconds(5), 3));

    @AfterAll
    static void close() {
        SQS.close();
    }

    @Test
    void handsOnWhatWasSent() {
        List<OutboxMessage> sent = List.of(message(1, Intent.FULFIL), message(2, Intent.CANCEL));
        List<OutboxMessage> received = new CopyOnWriteArrayList<>();
        var consumer = new QueueConsumer(queue, SqsFulfilmentQueue.received(received::add));
        consumer.start();

        new SqsFulfilmentQueue(queue).send(sent);

        await().atMost(Duration.ofSeconds(30)).until(() -> received.size() == sent.size());
        consumer.stop();
        assertThat(received).containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void throwsAtWhatIsNoMessageOfOurs() {
        List<OutboxMessage> received = new ArrayList<>();
        for (String body :
                List.of(
                        "not ours",
                        "{}",
                        "{\"id\": 1, \"orderId\": \"ord_1\", \"intent\": \"SELL\"}"))
            assertThatThrownBy(() -> SqsFulfilmentQueue.received(received::add).handle(body))
                    .as(body)
                    .isInstanceOf(RuntimeException.class)
                    .isNotInstanceOf(GraphFailure.class);
        assertThat(received).isEmpty();
    }

    private static OutboxMessage message(long id, Intent intent) {
        return new OutboxMessage(id, new OrderId(Ids.next("ord_")), intent, "cor-1");
    }
}
