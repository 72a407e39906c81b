package commercegraph.orders.messaging;

import commercegraph.orders.domain.fulfilment.FulfilmentQueue;
import commercegraph.orders.domain.fulfilment.OutboxMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

@Component
class SqsFulfilmentQueue implements FulfilmentQueue {
    private static final Logger LOG = LoggerFactory.getLogger(SqsFulfilmentQueue.class);

    private static final int WAIT_SECONDS = 5;

    /// Receipts after which a message is put aside in the dead-letter queue.
    private static final int RECEIPTS_MAX = 5;

    private final SqsClient sqs;
    private final QueueSettings settings;
    private final AtomicReference<Optional<String>> known = new AtomicReference<>(Optional.empty());

    SqsFulfilmentQueue(SqsClient sqs, QueueSettings settings) {
        this.sqs = sqs;
        this.settings = settings;
    }

    @Override
    public void send(List<OutboxMessage> messages) {
        String queue = url();
        List<SendMessageBatchRequestEntry> entries =
                messages.stream()
                        .map(
                                message ->
                                        SendMessageBatchRequestEntry.builder()
                                                .id(String.valueOf(message.id()))
                                                .messageBody(MessageText.write(message))
                                                .build())
                        .toList();
        SendMessageBatchResponse response;
        try {
            response = sqs.sendMessageBatch(request -> request.queueUrl(queue).entries(entries));
        } catch (QueueDoesNotExistException e) {
            throw forgotten(e);
        }
        if (response.hasFailed() && !response.failed().isEmpty()) {
            throw new IllegalStateException(
                    "%d of %d messages were not taken"
                            .formatted(response.failed().size(), messages.size()));
        }
    }

    @Override
    public void receive(Consumer<OutboxMessage> start) {
        String queue = url();
        List<Message> messages;
        try {
            messages =
                    sqs.receiveMessage(
                                    request ->
                                            request.queueUrl(queue)
                                                    .maxNumberOfMessages(BATCH_MAX)
                                                    .waitTimeSeconds(WAIT_SECONDS))
                            .messages();
        } catch (QueueDoesNotExistException e) {
            throw forgotten(e);
        }
        for (Message message : messages) {
            if (started(message, start)) {
                sqs.deleteMessage(
                        request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
            }
        }
    }

    private static boolean started(Message message, Consumer<OutboxMessage> start) {
        try {
            start.accept(MessageText.read(message.body()));
            return true;
        } catch (RuntimeException e) {
            LOG.warn("message {} of the fulfilment queue was not handled", message.messageId(), e);
            return false;
        }
    }

    private String url() {
        return known.updateAndGet(url -> url.or(() -> Optional.of(find()))).orElseThrow();
    }

    /// The server may have lost its queues: they are looked for, or made, with the next call.
    private QueueDoesNotExistException forgotten(QueueDoesNotExistException e) {
        known.set(Optional.empty());
        return e;
    }

    private String find() {
        if (!settings.create()) {
            return sqs.getQueueUrl(request -> request.queueName(settings.name())).queueUrl();
        }
        String dead =
                sqs.createQueue(request -> request.queueName(settings.deadLetterName())).queueUrl();
        String deadArn =
                sqs.getQueueAttributes(
                                request ->
                                        request.queueUrl(dead)
                                                .attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
        String redrive =
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                        .formatted(deadArn, RECEIPTS_MAX);
        return sqs.createQueue(
                        request ->
                                request.queueName(settings.name())
                                        .attributes(
                                                Map.of(
                                                        QueueAttributeName.VISIBILITY_TIMEOUT,
                                                        String.valueOf(
                                                                settings.hidden().toSeconds()),
                                                        QueueAttributeName.REDRIVE_POLICY,
                                                        redrive)))
                .queueUrl();
    }
}
