package commercegraph.support.queues;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// One queue of SQS. Where it is said so, the queue and its dead-letter queue are made when they
/// are first used, and made anew when the server has lost them.
public final class Queue {

    /// Messages sent or received with one call; the server's own bound.
    public static final int BATCH_MAX = 10;

    private static final Duration WAIT = Duration.ofSeconds(5);

    /// The call that waits for messages takes longer than others.
    private static final Duration WAITING_MAX = WAIT.plusSeconds(5);

    private final SqsClient sqs;
    private final QueueSettings settings;
    private final AtomicReference<Optional<String>> known = new AtomicReference<>(Optional.empty());

    public Queue(SqsClient sqs, QueueSettings settings) {
        this.sqs = sqs;
        this.settings = settings;
    }

    /// A message that was received and is hidden from others.
    ///
    /// @param receipts how often it was received, this time included
    record Received(String id, String receipt, int receipts, String body) {}

    QueueSettings settings() {
        return settings;
    }

    /// Sends at most [#BATCH_MAX] messages. Throws where one of them was not taken.
    public void send(List<String> bodies) {
        List<SendMessageBatchRequestEntry> entries =
                IntStream.range(0, bodies.size())
                        .mapToObj(at -> entry(at, bodies.get(at)))
                        .toList();
        int failed =
                at(url -> sqs.sendMessageBatch(send -> send.queueUrl(url).entries(entries)))
                        .failed()
                        .size();
        if (failed > 0)
            throw new IllegalStateException(
                    "%s did not take %d of %d messages"
                            .formatted(settings.name(), failed, bodies.size()));
    }

    private static SendMessageBatchRequestEntry entry(int place, String body) {
        return SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(place))
                .messageBody(body)
                .build();
    }

    /// Waits some seconds for messages; none, where none came.
    List<Received> receive() {
        return at(
                        url ->
                                sqs.receiveMessage(
                                        receive ->
                                                receive.queueUrl(url)
                                                        .maxNumberOfMessages(BATCH_MAX)
                                                        .waitTimeSeconds((int) WAIT.toSeconds())
                                                        .messageSystemAttributeNames(
                                                                MessageSystemAttributeName
                                                                        .APPROXIMATE_RECEIVE_COUNT)
                                                        .overrideConfiguration(
                                                                calls ->
                                                                        calls.apiCallAttemptTimeout(
                                                                                WAITING_MAX))))
                .messages()
                .stream()
                .map(
                        message ->
                                new Received(
                                        message.messageId(),
                                        message.receiptHandle(),
                                        Integer.parseInt(
                                                message.attributes()
                                                        .getOrDefault(
                                                                MessageSystemAttributeName
                                                                        .APPROXIMATE_RECEIVE_COUNT,
                                                                "1")),
                                        message.body()))
                .toList();
    }

    void delete(Received message) {
        at(url -> sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(message.receipt())));
    }

    /// Hides a message from others for so long from now on; zero: not at all any more.
    void hide(Received message, Duration time) {
        int seconds = Math.toIntExact(time.toSeconds());
        at(
                url ->
                        sqs.changeMessageVisibility(
                                change ->
                                        change.queueUrl(url)
                                                .receiptHandle(message.receipt())
                                                .visibilityTimeout(seconds)));
    }

    private <T> T at(Function<String, T> call) {
        String url = known.updateAndGet(now -> now.or(() -> Optional.of(find()))).orElseThrow();
        try {
            return call.apply(url);
        } catch (QueueDoesNotExistException lost) {
            known.set(Optional.empty());
            throw lost;
        }
    }

    private String find() {
        if (!settings.create())
            return sqs.getQueueUrl(queue -> queue.queueName(settings.name())).queueUrl();
        String dead = sqs.createQueue(q -> q.queueName(settings.deadLetterName())).queueUrl();
        String arn =
                sqs.getQueueAttributes(
                                q -> q.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
        String redrive =
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                        .formatted(arn, settings.receiptsMax());
        String hidden = Long.toString(settings.hidden().toSeconds());
        return sqs.createQueue(
                        queue ->
                                queue.queueName(settings.name())
                                        .attributes(
                                                Map.of(
                                                        QueueAttributeName.VISIBILITY_TIMEOUT,
                                                        hidden,
                                                        QueueAttributeName.REDRIVE_POLICY,
                                                        redrive)))
                .queueUrl();
    }
}
