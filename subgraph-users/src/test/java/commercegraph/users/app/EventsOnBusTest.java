package commercegraph.users.app;

import static commercegraph.users.app.AccountCalls.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import commercegraph.stores.SharedStores;
import commercegraph.support.testing.MotoServer;
import commercegraph.support.testing.SubgraphTestClient;
import commercegraph.support.testing.UnreliableStore;
import commercegraph.support.testing.UnreliableStore.Mishap;
import commercegraph.users.domain.Origin;
import commercegraph.users.domain.UserAdministration;
import commercegraph.users.domain.UserAdministration.NewUser;
import commercegraph.users.domain.UserId;
import commercegraph.users.domain.UserOutcome;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Audit events over a bus and its rule into a queue, both in a moto server.
class EventsOnBusTest {

    private static final String BUS = "users-bus";
    private static final JsonMapper JSON = new JsonMapper();
    private static final UnreliableStore STORE =
            UnreliableStore.before(SharedStores.dynamoDb().endpoint());
    private static Optional<Bus> bus = Optional.empty();

    /// @param seen what has come out of the queue so far
    private record Bus(URI moto, SqsClient sqs, String queue, List<JsonNode> seen) {

        /// The events about this user; `id` is the outbox's, the same each time.
        List<JsonNode> about(String user) {
            var received =
                    sqs.receiveMessage(request -> request.queueUrl(queue).maxNumberOfMessages(10))
                            .messages();
            received.forEach(
                    message -> {
                        seen.add(JSON.readTree(message.body()));
                        sqs.deleteMessage(
                                request ->
                                        request.queueUrl(queue)
                                                .receiptHandle(message.receiptHandle()));
                    });
            return seen.stream().filter(event -> event.toString().contains(user)).toList();
        }

        List<String> actions(String user) {
            return about(user).stream()
                    .map(event -> event.path("detail").path("action").asString(""))
                    .toList();
        }
    }

    @BeforeAll
    static void start() {
        Optional<MotoServer> moto = MotoServer.shared();
        assumeTrue(moto.isPresent(), "there is no moto server");
        bus = Optional.of(makeBus(moto.get().endpoint()));
    }

    private static Bus makeBus(URI moto) {
        var credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
        var sqs =
                SqsClient.builder()
                        .region(Region.EU_CENTRAL_1)
                        .endpointOverride(moto)
                        .credentialsProvider(credentials)
                        .httpClientBuilder(Apache5HttpClient.builder())
                        .build();
        String queue = sqs.createQueue(request -> request.queueName("users-events")).queueUrl();
        String arn =
                sqs.getQueueAttributes(
                                request ->
                                        request.queueUrl(queue)
                                                .attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN);
        try (var events =
                EventBridgeClient.builder()
                        .region(Region.EU_CENTRAL_1)
                        .endpointOverride(moto)
                        .credentialsProvider(credentials)
                        .httpClientBuilder(Apache5HttpClient.builder())
                        .build()) {
            events.createEventBus(request -> request.name(BUS));
            events.putRule(
                    request ->
                            request.name("users")
                                    .eventBusName(BUS)
                                    .eventPattern("{\"source\":[\"commercegraph.users\"]}"));
            events.putTargets(
                    request ->
                            request.rule("users")
                                    .eventBusName(BUS)
                                    .targets(Target.builder().id("queue").arn(arn).build()));
        }
        return new Bus(moto, sqs, queue, new ArrayList<>());
    }

    @AfterAll
    static void stop() {
        STORE.close();
    }

    @Test
    void everyChangeArrivesAsAnEvent() {
        try (var subgraph = subgraph("users-bus-1", moto())) {
            String id = person(subgraph).account(freshEmail());
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () ->
                                    assertThat(bus().actions(id))
                                            .contains("USER_SIGNED_UP", "USER_CONFIRMED"));
            JsonNode event = bus().about(id).getFirst();
            assertThat(event.path("source").asString()).isEqualTo("commercegraph.users");
            assertThat(event.path("detail").path("subjectId").asString()).isEqualTo(id);
            assertThat(event.path("detail").path("id").asString()).startsWith("aud_");
        }
    }

    /// As if the process had died between the two.
    @Test
    void whatWasDeliveredAndNotCrossedOutComesAgain() {
        try (var subgraph = subgraph("users-bus-2", moto())) {
            STORE.plan(
                    operation -> operation.equals("DeleteItem") ? Mishap.LOST_BEFORE : Mishap.NONE);
            String id = created(subgraph);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(ids(id).size()).isGreaterThan(2));
            assertThat(ids(id).stream().distinct()).hasSize(1);
        } finally {
            STORE.recover();
        }
    }

    private static String created(ConfigurableApplicationContext subgraph) {
        var outcome =
                subgraph.getBean(UserAdministration.class)
                        .create(
                                new NewUser(
                                        freshEmail(), Optional.empty(), Optional.empty(), Set.of()),
                                new Origin(new UserId("usr_actor"), "test", Optional.empty()));
        return ((UserOutcome.Done) outcome).user().id().value();
    }

    private static List<String> ids(String user) {
        return bus().about(user).stream()
                .map(event -> event.path("detail").path("id").asString())
                .toList();
    }

    @Test
    void whatOneInstanceLeftBehindTheNextDelivers() {
        String id;
        try (var cutOff = subgraph("users-bus-3", URI.create("http://127.0.0.1:9"))) {
            id = person(cutOff).account(freshEmail());
        }
        assertThat(bus().actions(id)).isEmpty();
        try (var _ = subgraph("users-bus-3", moto())) {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () ->
                                    assertThat(bus().actions(id))
                                            .contains("USER_SIGNED_UP", "USER_CONFIRMED"));
        }
    }

    private static AccountCalls person(ConfigurableApplicationContext subgraph) {
        return new AccountCalls(SubgraphTestClient.of(subgraph));
    }

    private static ConfigurableApplicationContext subgraph(String table, URI eventBus) {
        var settings = new HashMap<String, Object>();
        settings.put("commercegraph.dynamodb.endpoint", STORE.endpoint());
        settings.put("commercegraph.dynamodb.users-table", table);
        settings.put("commercegraph.events.bus", BUS);
        settings.put("commercegraph.events.endpoint", eventBus);
        settings.put("commercegraph.events.every", "200ms");
        return UsersUnderTest.startUnseeded(settings);
    }

    private static URI moto() {
        return bus().moto();
    }

    private static Bus bus() {
        return bus.orElseThrow();
    }
}
