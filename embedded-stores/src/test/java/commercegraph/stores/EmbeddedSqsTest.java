package commercegraph.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class EmbeddedSqsTest {
    @TempDir Path directory;

    @Test
    void keepsQueuesAndMessagesThroughAKill() throws Exception {
        try (StoreProcess killed = StoreProcess.start(StoreProcess.Store.SQS, directory)) {
            try (SqsClient client = client(URI.create(killed.address()))) {
                createQueues(client);
                for (String body : List.of("waits", "is worked on", "is done")) {
                    client.sendMessage(send -> send.queueUrl(url(client)).messageBody(body));
                }
                List<Message> taken = receive(client, 3);
                assertThat(taken).hasSize(3);
                client.changeMessageVisibility(
                        change ->
                                change.queueUrl(url(client))
                                        .receiptHandle(handle(taken, "waits"))
                                        .visibilityTimeout(0));
                client.deleteMessage(
                        delete ->
                                delete.queueUrl(url(client))
                                        .receiptHandle(handle(taken, "is done")));
            }
            killed.killLauncher();
        }
        try (EmbeddedSqs again = EmbeddedSqs.start(Optional.of(directory), 0);
                SqsClient client = client(again.endpoint())) {
            assertThat(redrivePolicy(client)).contains("dead").contains("2");
            assertThat(receive(client, 10)).extracting(Message::body).containsExactly("waits");
            assertThat(count(client, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                    .as("the one that was worked on comes again after its timeout")
                    .isEqualTo("2");
        }
    }

    @Test
    void losesNothingThatItAnsweredJustBeforeAKill() throws Exception {
        int sent = 25;
        try (StoreProcess killed = StoreProcess.start(StoreProcess.Store.SQS, directory)) {
            try (SqsClient client = client(URI.create(killed.address()))) {
                createQueues(client);
                for (int i = 0; i < sent; i++) {
                    String body = "message " + i;
                    client.sendMessage(send -> send.queueUrl(url(client)).messageBody(body));
                }
                killed.killLauncher();
            }
        }
        try (EmbeddedSqs again = EmbeddedSqs.start(Optional.of(directory), 0);
                SqsClient client = client(again.endpoint())) {
            Set<String> bodies = new HashSet<>();
            for (int batch = 0; batch < sent; batch++) {
                receive(client, 10).forEach(message -> bodies.add(message.body()));
            }
            assertThat(bodies).hasSize(sent);
        }
    }

    @Test
    void worksWithoutAFolder() {
        try (SqsClient client = client(SharedStores.sqs().endpoint())) {
            createQueues(client);
            client.sendMessage(send -> send.queueUrl(url(client)).messageBody("hello"));

            assertThat(receive(client, 1)).extracting(Message::body).containsExactly("hello");
        }
    }

    private static void createQueues(SqsClient client) {
        client.createQueue(queue -> queue.queueName("dead"));
        client.createQueue(
                queue ->
                        queue.queueName("work")
                                .attributes(
                                        Map.of(
                                                QueueAttributeName.VISIBILITY_TIMEOUT,
                                                "600",
                                                QueueAttributeName.REDRIVE_POLICY,
                                                """
                                                {"deadLetterTargetArn":"arn:aws:sqs:elasticmq:000000000000:dead","maxReceiveCount":"2"}\
                                                """)));
    }

    private static String url(SqsClient client) {
        return client.getQueueUrl(get -> get.queueName("work")).queueUrl();
    }

    private static List<Message> receive(SqsClient client, int most) {
        return client.receiveMessage(
                        receive ->
                                receive.queueUrl(url(client))
                                        .maxNumberOfMessages(most)
                                        .waitTimeSeconds(0))
                .messages();
    }

    private static String handle(List<Message> messages, String body) {
        return messages.stream()
                .filter(message -> message.body().equals(body))
                .findFirst()
                .orElseThrow()
                .receiptHandle();
    }

    private static String redrivePolicy(SqsClient client) {
        return count(client, QueueAttributeName.REDRIVE_POLICY);
    }

    private static String count(SqsClient client, QueueAttributeName name) {
        return String.valueOf(
                client.getQueueAttributes(get -> get.queueUrl(url(client)).attributeNames(name))
                        .attributes()
                        .get(name));
    }

    private static SqsClient client(URI endpoint) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")))
                .build();
    }
}
