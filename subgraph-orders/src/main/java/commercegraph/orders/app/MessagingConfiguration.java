package commercegraph.orders.app;

import commercegraph.orders.domain.ErasureRepository;
import commercegraph.orders.domain.Erasures;
import commercegraph.orders.domain.fulfilment.FulfilmentQueue;
import commercegraph.orders.domain.fulfilment.FulfilmentStart;
import commercegraph.orders.messaging.DeletedUsers;
import commercegraph.orders.messaging.SqsFulfilmentQueue;
import commercegraph.support.queues.Queue;
import commercegraph.support.queues.QueueConsumer;
import commercegraph.support.queues.QueueSettings;
import commercegraph.support.queues.QueuesConfiguration;
import commercegraph.support.queues.SqsProperties;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The queues, and what their messages set going.
@Configuration(proxyBeanMethods = false)
@Import(QueuesConfiguration.class)
class MessagingConfiguration {
    @Bean
    Queue fulfilments(SqsClient sqs, OrdersProperties orders, SqsProperties properties) {
        return new Queue(sqs, QueueSettings.of(orders.queue(), properties));
    }

    @Bean
    FulfilmentQueue fulfilmentQueue(Queue fulfilments) {
        return new SqsFulfilmentQueue(fulfilments);
    }

    /// Given when an execution has begun: a runner takes it at once.
    @Bean
    Signal executions() {
        return new Signal();
    }

    @Bean
    QueueConsumer fulfilmentQueueConsumer(
            Queue fulfilments, FulfilmentStart start, Signal executions) {
        return new QueueConsumer(
                fulfilments,
                SqsFulfilmentQueue.received(
                        message -> {
                            start.start(message);
                            executions.give();
                        }));
    }

    @Bean
    Erasures erasures(ErasureRepository repository, Clock clock) {
        return new Erasures(repository, clock);
    }

    @Bean
    QueueConsumer deletionsQueueConsumer(
            SqsClient sqs, OrdersProperties orders, SqsProperties properties, Erasures erasures) {
        Queue deletions = new Queue(sqs, QueueSettings.of(orders.deletionsQueue(), properties));
        return new QueueConsumer(deletions, DeletedUsers.received(erasures));
    }
}
