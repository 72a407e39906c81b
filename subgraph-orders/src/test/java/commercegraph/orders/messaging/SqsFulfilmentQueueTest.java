package commercegraph.orders.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import commercegraph.orders.domain.Intent;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.fulfilment.OutboxMessage;
import commercegraph.stores.SharedStores;
import commercegraph.support.ids.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class SqsFulfilmentQueueTest {
    private static final SqsClient SQS =
            SqsClient.builder()
                    .endpointOverride(SharedStores.sqs().endpoint())
                    .region(Region.EU_CENTRAL_1)
                    .credentialsProvider(
                            StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                    .httpClientBuilder(Apache5HttpClient.builder())
                    .build();

    private final QueueSettings settings =
            new QueueSettings(Ids.next("queue-"), true, Duration.ofSeconds(1));
    private final SqsFulfilmentQueue queue = new SqsFulfilmentQueue(SQS, settings);
    private final List<OutboxMessage> received = new ArrayList<>();

    @AfterAll
    static void close() {
        SQS.close();
    }

    @Test
    void handsOnWhatWasSentOnceItIsTaken() {
        List<OutboxMessage> sent = List.of(message(1, Intent.FULFIL), message(2, Intent.CANCEL));

        queue.send(sent);
        while (received.size() < sent.size()) {
            queue.receive(received::add);
        }

        assertThat(received).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(waiting(settings.name())).isEqualTo("0");
    }

    @Test
    void putsAsideWhatCantBeHandled() {
        queue.send(List.of(message(1, Intent.FULFIL)));
        String url = SQS.getQueueUrl(request -> request.queueName(settings.name())).queueUrl();
        SQS.sendMessage(request -> request.queueUrl(url).messageBody("not ours"));

        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            queue.receive(
                                    _ -> {
                                        throw new IllegalStateException("the store is away");
                                    });
                            return waiting(settings.deadLetterName());
                        },
                        "2"::equals);

        String dead =
                SQS.getQueueUrl(request -> request.queueName(settings.deadLetterName())).queueUrl();
        assertThat(
                        SQS.receiveMessage(
                                        request -> request.queueUrl(dead).maxNumberOfMessages(10))
                                .messages())
                .extracting(Message::body)
                .contains("not ours")
                .hasSize(2);
    }

    @Test
    void makesItsQueuesAnewWhenTheServerHasLostThem() {
        queue.send(List.of(message(1, Intent.FULFIL)));
        String url = SQS.getQueueUrl(request -> request.queueName(settings.name())).queueUrl();
        SQS.deleteQueue(request -> request.queueUrl(url));
        OutboxMessage second = message(2, Intent.FULFIL);

        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(
                        () -> {
                            queue.send(List.of(second));
                            return true;
                        });
        while (received.isEmpty()) {
            queue.receive(received::add);
        }

        assertThat(received).contains(second);
    }

    private static OutboxMessage message(long id, Intent intent) {
        return new OutboxMessage(id, new OrderId(Ids.next("ord_")), intent, "cor-1");
    }

    private static String waiting(String name) {
        String url = SQS.getQueueUrl(request -> request.queueName(name)).queueUrl();
        return String.valueOf(
                SQS.getQueueAttributes(
                                request ->
                                        request.queueUrl(url)
                                                .attributeNamesWithStrings(
                                                        "ApproximateNumberOfMessages"))
                        .attributesAsStrings()
                        .get("ApproximateNumberOfMessages"));
    }
}
