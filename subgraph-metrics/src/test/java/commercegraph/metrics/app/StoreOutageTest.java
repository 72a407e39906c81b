package commercegraph.metrics.app;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.stores.SharedStores;
import commercegraph.support.ids.Ids;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import commercegraph.support.testing.UnreliableStore;
import commercegraph.support.testing.UnreliableStore.Mishap;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;

/// The subgraph over HTTP on a store that throttles, loses requests or answers, or is not there:
/// nothing is half done, nothing counts twice, and every answer comes within bounds.
class StoreOutageTest {
    private static final UnreliableStore STORE =
            UnreliableStore.before(SharedStores.dynamoDb().endpoint());
    private static final String WRITES = "TransactWriteItems";

    /// Tries and pauses together; the client's own end sooner.
    private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

    private static final String RECORD =
            """
            mutation($input: RecordInteractionsInput!) {
              recordInteractions(input: $input) { recordedCount duplicateCount rejectedCount }
            }
            """;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext metrics;

    private final SubgraphTestClient sender = SubgraphTestClient.of(metrics).withCallerKey("all");
    private final SubgraphTestClient reader =
            SubgraphTestClient.of(metrics)
                    .withToken(MetricsUnderTest.IDENTITY.token("usr_r", "RECOMMENDER", "ADMIN"));
    private final String user = Ids.next("usr_");

    @BeforeAll
    static void start() {
        Map<String, Object> properties = new HashMap<>(MetricsUnderTest.properties());
        properties.put("commercegraph.dynamodb.endpoint", STORE.endpoint().toString());
        properties.put("commercegraph.metrics.table", "metrics-outage");
        properties.put("commercegraph.metrics.deletions-queue", "metrics-outage");
        metrics = MetricsApplication.start(properties);
    }

    @AfterAll
    static void stop() {
        metrics.close();
        STORE.close();
    }

    @AfterEach
    void recover() {
        STORE.recover();
    }

    private GraphAnswer recorded(List<Map<String, Object>> events) {
        return sender.execute(RECORD, Map.of("input", Map.of("events", events)));
    }

    /// Likes: each counts for the user.
    private List<Map<String, Object>> likes(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        _ ->
                                Map.<String, Object>of(
                                        "eventId",
                                        Ids.next("e"),
                                        "type",
                                        "LIKE",
                                        "userId",
                                        user,
                                        "anonymousId",
                                        "device",
                                        "occurredAt",
                                        Instant.now().toString()))
                .toList();
    }

    private String counted() {
        return reader.execute(
                        "{ _entities(representations: [{__typename: \"User\", id: \"%s\"}]) { ... on User { metrics { likeCount } interactions(first: 100) { nodes { id } } } } }"
                                .formatted(user))
                .text("_entities[0].metrics.likeCount");
    }

    @ParameterizedTest
    @EnumSource(value = Mishap.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void outlivesAPassingMishapOfEveryRequest(Mishap mishap) {
        List<Map<String, Object>> events = likes(40);
        STORE.plan(firstOfEachKind(mishap));
        GraphAnswer answer = recorded(events);
        STORE.plan(firstOfEachKind(mishap));
        GraphAnswer metadata = described();

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.text("recordInteractions.recordedCount")).isEqualTo("40");
        assertThat(metadata.text("putUserMetadata.updatedCount")).isEqualTo("1");
        STORE.plan(firstOfEachKind(mishap));
        assertThat(counted()).isEqualTo("40");
        assertThat(recorded(events).text("recordInteractions.duplicateCount")).isEqualTo("40");
    }

    private GraphAnswer described() {
        return sender.execute(
                "mutation { putUserMetadata(input: {entries: [{id: \"%s\", metadata: {size: \"M\"}}]}) { updatedCount userErrors { code } } }"
                        .formatted(user));
    }

    @ParameterizedTest
    @MethodSource("everyOperation")
    void saysUnavailableWhenTheStoreIsNotThere(String operation) {
        STORE.plan(_ -> Mishap.LOST_BEFORE);
        assertUnavailable(operation);
    }

    @ParameterizedTest
    @MethodSource("everyOperation")
    void saysUnavailableWhenTheStoreHasTooMuchToDo(String operation) {
        STORE.plan(_ -> Mishap.THROTTLED);
        assertUnavailable(operation);
    }

    private void assertUnavailable(String operation) {
        long begin = System.nanoTime();
        GraphAnswer answer =
                operation.startsWith("mutation")
                        ? sender.execute(operation)
                        : reader.execute(operation);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.errorCodes()).isNotEmpty().containsOnly("UNAVAILABLE");
        assertThat(answer.errorMessages())
                .allSatisfy(
                        message -> assertThat(message).doesNotContain("Exception", "software."));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(ANSWER_MAX);
    }

    static Stream<String> everyOperation() {
        return Stream.of(
                "{ userMetrics(userId: \"usr_r\") { likeCount } }",
                "{ interactions { nodes { id } } }",
                "{ _entities(representations: [{__typename: \"Interaction\", id: \"int_01ARZ3NDEKTSV4RRFFQ69G5FAV\"}]) { ... on Interaction { type } } }",
                "{ _entities(representations: [{__typename: \"User\", id: \"usr_1\"}]) { ... on User { interactions { nodes { id } } } } }",
                "{ _entities(representations: [{__typename: \"User\", id: \"usr_1\"}]) { ... on User { metadata } } }",
                "{ _entities(representations: [{__typename: \"Product\", id: \"prd_1\"}]) { ... on Product { metrics { viewCount } } } }",
                "mutation { putUserMetadata(input: {entries: [{id: \"usr_1\", metadata: {a: 1}}]}) { updatedCount } }",
                "mutation { recordInteractions(input: {events: [{eventId: \"out\", type: VIEW, userId: \"usr_1\", occurredAt: \"%s\"}]}) { recordedCount } }"
                        .formatted(Instant.now()));
    }

    /// Only the writes fail, and the caller learns nothing: sent again, each counts once.
    @ParameterizedTest
    @EnumSource(
            value = Mishap.class,
            names = {"LOST_AFTER", "LOST_BEFORE"})
    void countsOnceWhatWasSentAgainAfterAnAnswerWasLost(Mishap mishap) {
        List<Map<String, Object>> events = likes(30);
        STORE.plan(asked -> asked.equals(WRITES) ? mishap : Mishap.NONE);
        long begin = System.nanoTime();
        GraphAnswer lost = recorded(events);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        STORE.recover();

        assertThat(took).isLessThan(ANSWER_MAX);
        if (mishap == Mishap.LOST_BEFORE) {
            assertThat(lost.errorCodes()).containsExactly("UNAVAILABLE");
            assertThat(counted()).as("nothing of it").isEqualTo("0");
        }
        GraphAnswer again = recorded(events);
        assertThat(again.errors()).isEmpty();
        assertThat(again.text("recordInteractions.rejectedCount")).isEqualTo("0");
        assertThat(counted()).isEqualTo("30");
    }

    @Test
    void pagesTheFeedOnceTheStoreIsBack() {
        List<Map<String, Object>> events = likes(20);
        assertThat(recorded(events).text("recordInteractions.recordedCount")).isEqualTo("20");
        STORE.plan(_ -> Mishap.LOST_BEFORE);
        String feed =
                "{ interactions(first: 1000, filter: {userId: \"%s\"}) { nodes { id } } }"
                        .formatted(user);
        assertThat(reader.execute(feed).errorCodes()).containsExactly("UNAVAILABLE");
        STORE.recover();

        assertThat(reader.execute(feed).list("interactions.nodes")).hasSize(20);
    }

    private static Function<String, Mishap> firstOfEachKind(Mishap mishap) {
        Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();
        return asked ->
                seen.computeIfAbsent(asked, _ -> new AtomicInteger()).getAndIncrement() == 0
                        ? mishap
                        : Mishap.NONE;
    }
}
