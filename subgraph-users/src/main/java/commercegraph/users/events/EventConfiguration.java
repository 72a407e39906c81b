package commercegraph.users.events;

import commercegraph.support.aws.AwsClients;
import commercegraph.support.aws.CallBounds;
import commercegraph.support.queues.Queue;
import commercegraph.support.queues.QueueSettings;
import commercegraph.support.queues.QueuesConfiguration;
import commercegraph.support.queues.SqsProperties;
import commercegraph.users.domain.AuditTrail;
import commercegraph.users.domain.Outbox;
import commercegraph.users.domain.Revocations;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Wires the relay to the bus, or to the log.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventSettings.class)
class EventConfiguration {

    private static final CallBounds BOUNDS =
            new CallBounds(3, Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofMillis(50));

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("!'${commercegraph.events.bus:}'.isBlank()")
    static class WithBus {

        @Bean(destroyMethod = "close")
        EventBridgeClient eventBus(EventSettings settings) {
            return AwsClients.of(
                    EventBridgeClient.builder(), settings.endpoint(), settings.region(), BOUNDS);
        }

        @Bean
        EventSink busEvents(EventBridgeClient eventBus, EventSettings settings) {
            return new BusEvents(eventBus, settings.bus());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("'${commercegraph.events.bus:}'.isBlank()")
    @Import(QueuesConfiguration.class)
    static class WithoutBus {

        /// The client is made only where there are queues.
        @Bean
        EventSink queuedEvents(
                @Lazy SqsClient sqs, SqsProperties queues, EventSettings settings, Clock clock) {
            List<Queue> heard =
                    settings.queues().stream()
                            .map(name -> new Queue(sqs, QueueSettings.of(name, queues)))
                            .toList();
            return new QueuedEvents(heard, new LoggedEvents(), clock);
        }
    }

    @Bean(destroyMethod = "close")
    OutboxRelay outboxRelay(
            Outbox outbox,
            EventSink events,
            AuditTrail auditTrail,
            Revocations revocations,
            EventSettings settings) {
        var relay = new OutboxRelay(outbox, events, auditTrail, revocations);
        relay.start(settings.every());
        return relay;
    }
}
