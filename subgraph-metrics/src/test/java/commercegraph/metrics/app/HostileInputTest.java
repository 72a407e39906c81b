package commercegraph.metrics.app;

import static commercegraph.support.testing.HostileValues.assertTyped;
import static commercegraph.support.testing.HostileValues.json;
import static commercegraph.support.testing.HostileValues.mostly;
import static commercegraph.support.testing.HostileValues.mutate;
import static commercegraph.support.testing.HostileValues.objects;
import static commercegraph.support.testing.HostileValues.send;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.HostileValues;
import commercegraph.support.testing.SubgraphTestClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// Whatever is sent, the answer is data, a userError, or BAD_USER_INPUT; and what was taken can be
/// read.
class HostileInputTest {
    private final SubgraphTestClient sender =
            SubgraphTestClient.of(MetricsUnderTest.CONTEXT).withCallerKey("all");
    private final SubgraphTestClient reader =
            SubgraphTestClient.of(MetricsUnderTest.CONTEXT)
                    .withToken(MetricsUnderTest.IDENTITY.token("usr_h", "RECOMMENDER", "ADMIN"));

    @Property(tries = 200)
    void recordsOrSaysWhyNot(@ForAll("events") Map<String, @Nullable Object> event) {
        GraphAnswer answer =
                send(
                        sender,
                        "mutation($input: RecordInteractionsInput!) { recordInteractions(input: $input) { recordedCount duplicateCount rejectedCount results { outcome interactionId error { code field } } userErrors { code field } } }",
                        Map.of("input", Map.of("events", List.of(event))));
        assertTyped(answer);
        if ("RECORDED".equals(answer.text("recordInteractions.results[0].outcome")))
            assertReadable(answer.text("recordInteractions.results[0].interactionId"));
    }

    private void assertReadable(String id) {
        GraphAnswer read =
                send(
                        reader,
                        "query($r: [_Any!]!) { _entities(representations: $r) { ... on Interaction { id type name comment properties anonymousId sessionId value position occurredAt } } }",
                        Map.of("r", List.of(Map.of("__typename", "Interaction", "id", id))));
        assertThat(read.errors()).isEmpty();
        assertThat(read.text("_entities[0].id")).isEqualTo(id);
    }

    @Property(tries = 100)
    void putsMetadataOrSaysWhyNot(
            @ForAll("texts") String id, @ForAll("documents") Object metadata) {
        Map<String, @Nullable Object> input = new HashMap<>();
        input.put("entries", List.of(Map.of("id", id, "metadata", metadata)));
        assertTyped(
                mutate(sender, "putUserMetadata", "PutUserMetadataInput", "updatedCount", input));
        assertTyped(
                mutate(
                        sender,
                        "putProductMetadata",
                        "PutProductMetadataInput",
                        "updatedCount",
                        input));
    }

    @Property(tries = 150)
    void findsOrDoesNot(
            @ForAll("texts") String text,
            @ForAll("filters") Map<String, @Nullable Object> filter,
            @ForAll("numbers") Object first) {
        var variables = new LinkedHashMap<String, @Nullable Object>();
        variables.put("text", text);
        variables.put("filter", filter);
        variables.put("first", first);
        variables.put(
                "representations",
                List.of(
                        Map.of("__typename", "Interaction", "id", text),
                        Map.of("__typename", "User", "id", text),
                        Map.of("__typename", "Product", "id", text)));
        assertTyped(
                send(
                        reader,
                        """
                        query($text: String!, $first: Int!, $filter: InteractionFilter, $representations: [_Any!]!) {
                          filtered: interactions(first: $first, filter: $filter) { nodes { id } }
                          after: interactions(after: $text, first: 1) { nodes { id } }
                          trendingProducts(first: $first) { score }
                          _entities(representations: $representations) {
                            __typename
                            ... on User { metadata interactions(first: $first, after: $text) { nodes { id } } metrics { likeCount } }
                            ... on Product { metadata interactions(first: $first, after: $text) { nodes { id } } metrics { viewCount } }
                          }
                        }
                        """,
                        variables));
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> events() {
        return objects(
                Map.ofEntries(
                        Map.entry("eventId", mostly(Arbitraries.strings().alpha().ofLength(20))),
                        Map.entry(
                                "type",
                                Arbitraries.of(
                                        "VIEW", "RATING", "COMMENT", "SEARCH", "LIKE", "GONE")),
                        Map.entry("userId", mostly(Arbitraries.of("usr_hostile"))),
                        Map.entry("anonymousId", HostileValues.texts()),
                        Map.entry("productId", mostly(Arbitraries.of("prd_hostile"))),
                        Map.entry("sessionId", HostileValues.texts()),
                        Map.entry("name", HostileValues.texts()),
                        Map.entry("recommendationId", HostileValues.texts()),
                        Map.entry("position", HostileValues.numbers()),
                        Map.entry("impressions", HostileValues.texts().list().ofMaxSize(4)),
                        Map.entry("value", HostileValues.numbers()),
                        Map.entry("comment", HostileValues.texts()),
                        Map.entry("sentiment", Arbitraries.of("POSITIVE", "ANGRY")),
                        Map.entry("properties", json()),
                        Map.entry(
                                "occurredAt",
                                Arbitraries.oneOf(
                                        Arbitraries.just(Instant.now().toString()),
                                        HostileValues.times()))),
                Set.of("eventId", "type", "userId", "occurredAt"));
    }

    @Provide
    Arbitrary<Object> documents() {
        return json();
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> filters() {
        return objects(
                Map.of(
                        "types", Arbitraries.of("VIEW", "GONE").list().ofMaxSize(3),
                        "userId", HostileValues.texts(),
                        "productId", HostileValues.texts(),
                        "occurredSince", HostileValues.times(),
                        "occurredUntil", HostileValues.times(),
                        "recordedSince", HostileValues.times(),
                        "recordedUntil", HostileValues.times()),
                Set.of());
    }

    @Provide
    Arbitrary<String> texts() {
        return HostileValues.texts();
    }

    @Provide
    Arbitrary<Object> numbers() {
        return HostileValues.numbers();
    }
}
