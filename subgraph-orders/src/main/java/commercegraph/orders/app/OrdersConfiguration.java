package commercegraph.orders.app;

import commercegraph.orders.domain.Catalog;
import commercegraph.orders.domain.OrderChanges;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.OrderPlacing;
import commercegraph.orders.domain.OrderRepository;
import commercegraph.orders.domain.Users;
import commercegraph.orders.domain.fulfilment.FulfilmentQueue;
import commercegraph.orders.domain.fulfilment.FulfilmentStart;
import commercegraph.orders.domain.fulfilment.FulfilmentTasks;
import commercegraph.orders.domain.fulfilment.Outbox;
import commercegraph.orders.domain.fulfilment.OutboxPublisher;
import commercegraph.orders.domain.fulfilment.Payments;
import commercegraph.orders.workflow.DefinitionReader;
import commercegraph.orders.workflow.ExecutionStore;
import commercegraph.orders.workflow.Interpreter;
import commercegraph.orders.workflow.StateMachine;
import commercegraph.orders.workflow.WorkflowRunner;
import commercegraph.support.ids.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The domain's services and the workflow, on the ports that the other rooms implement.
@Configuration(proxyBeanMethods = false)
class OrdersConfiguration {
    private static final String DEFINITION = "workflow/fulfilment.asl.json";

    /// Read at start: a definition that uses what is not implemented stops it.
    @Bean
    StateMachine fulfilment() {
        try (InputStream definition = new ClassPathResource(DEFINITION).getInputStream()) {
            return DefinitionReader.read(
                    JsonMapper.builder()
                            .build()
                            .readValue(definition, new TypeReference<Map<String, Object>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Bean
    WorkflowRunner workflowRunner(
            StateMachine fulfilment,
            ExecutionStore store,
            OrderRepository orders,
            Catalog catalog,
            Payments payments,
            Outbox outbox,
            Clock clock) {
        FulfilmentTasks tasks = new FulfilmentTasks(orders, catalog, payments, outbox, clock);
        return new WorkflowRunner(
                fulfilment, store, new CorrelatedTasks(tasks), new WorkflowLog(), clock);
    }

    @Bean
    FulfilmentStart fulfilmentStart(StateMachine fulfilment, Outbox outbox, Clock clock) {
        return new FulfilmentStart(new Interpreter(fulfilment), outbox, clock);
    }

    @Bean
    OutboxPublisher outboxPublisher(Outbox outbox, FulfilmentQueue queue, Clock clock) {
        return new OutboxPublisher(outbox, queue, clock);
    }

    @Bean
    OrderPlacing orderPlacing(
            OrderRepository orders,
            Catalog catalog,
            Users users,
            Payments payments,
            OrdersProperties properties,
            Clock clock) {
        return new OrderPlacing(
                orders,
                catalog,
                users,
                payments::accepts,
                () -> new OrderId(Ids.next("ord_")),
                properties.inputHash(),
                clock);
    }

    @Bean
    OrderChanges orderChanges(OrderRepository orders, OrdersProperties properties, Clock clock) {
        return new OrderChanges(orders, properties.inputHash(), clock);
    }
}
