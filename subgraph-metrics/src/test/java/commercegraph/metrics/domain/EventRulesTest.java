package commercegraph.metrics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    /// An event by its fields, so that a case names what is particular about it.
    static Event event(Map<String, ?> fields) {
        return new Event(
                text(fields, "eventId", "e-1"),
                (InteractionType) get(fields, "type", InteractionType.VIEW),
                fields.containsKey("userId") && fields.get("userId") == null
                        ? null
                        : new UserId(text(fields, "userId", "usr_1")),
                (String) fields.get("anonymousId"),
                fields.containsKey("productId")
                        ? new ProductId(text(fields, "productId", ""))
                        : null,
                (String) fields.get("sessionId"),
                (String) fields.get("name"),
                (String) fields.get("recommendationId"),
                (Integer) fields.get("position"),
                list(fields.get("impressions")),
                (Double) fields.get("value"),
                (String) fields.get("comment"),
                null,
                fields.get("properties"),
                (Instant) get(fields, "occurredAt", NOW));
    }

    @SuppressWarnings("unchecked")
    private static @Nullable List<String> list(@Nullable Object value) {
        return (List<String>) value;
    }

    private static String text(Map<String, ?> fields, String name, String otherwise) {
        return (String) get(fields, name, otherwise);
    }

    private static Object get(Map<String, ?> fields, String name, Object otherwise) {
        Object value = fields.get(name);
        return value == null ? otherwise : value;
    }

    static Stream<Arguments> bad() {
        Map<String, @Nullable Object> nobody = new HashMap<>();
        nobody.put("userId", null);
        return Stream.of(
                Arguments.of("eventId", Map.of("eventId", "")),
                Arguments.of("eventId", Map.of("eventId", "x".repeat(129))),
                Arguments.of("eventId", Map.of("eventId", "a\nb")),
                Arguments.of("eventId", Map.of("eventId", "half \ud800")),
                Arguments.of("userId", nobody),
                Arguments.of("userId", Map.of("userId", "no spaces")),
                Arguments.of("userId", Map.of("userId", "x".repeat(65))),
                Arguments.of("anonymousId", Map.of("anonymousId", "")),
                Arguments.of("productId", Map.of("productId", "a#b")),
                Arguments.of("sessionId", Map.of("sessionId", "x".repeat(129))),
                Arguments.of("name", Map.of("name", "x".repeat(201))),
                Arguments.of("recommendationId", Map.of("recommendationId", "")),
                Arguments.of("position", Map.of("position", -1)),
                Arguments.of(
                        "impressions", Map.of("impressions", Collections.nCopies(101, "prd_1"))),
                Arguments.of("impressions", Map.of("impressions", List.of("prd_1", "?"))),
                Arguments.of("value", Map.of("value", Double.NaN)),
                Arguments.of("value", Map.of("value", Double.POSITIVE_INFINITY)),
                Arguments.of("value", Map.of("type", InteractionType.RATING)),
                Arguments.of("value", Map.of("type", InteractionType.RATING, "value", 5.1)),
                Arguments.of("value", Map.of("type", InteractionType.RATING, "value", 0.9)),
                Arguments.of("comment", Map.of("comment", "x".repeat(4_001))),
                Arguments.of("comment", Map.of("comment", "\udc00")),
                Arguments.of("properties", Map.of("properties", List.of(1))),
                Arguments.of("properties", Map.of("properties", "text")),
                Arguments.of("properties", Map.of("properties", nested(8))),
                Arguments.of("properties", Map.of("properties", nested(100_000))),
                Arguments.of("properties", Map.of("properties", Map.of("k", "x".repeat(8_200)))),
                Arguments.of(
                        "properties", Map.of("properties", Map.of("k", Double.NEGATIVE_INFINITY))),
                Arguments.of(
                        "properties",
                        Map.of("properties", Map.of("k", new java.math.BigDecimal("1e999999999")))),
                Arguments.of("properties", Map.of("properties", Map.of("\ud800", 1))),
                Arguments.of("occurredAt", Map.of("occurredAt", NOW.plusSeconds(601))),
                Arguments.of("occurredAt", Map.of("occurredAt", NOW.minus(Duration.ofDays(4_000)))),
                Arguments.of("occurredAt", Map.of("occurredAt", Instant.MAX)),
                Arguments.of("occurredAt", Map.of("occurredAt", Instant.MIN)));
    }

    private static Map<String, Object> nested(int levels) {
        Map<String, Object> inner = Map.of();
        for (int level = 0; level < levels; level++) inner = Map.of("k", inner);
        return inner;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void refusesWhatIsOutOfBoundsAndNamesTheField(String field, Map<String, ?> fields) {
        Optional<Rejection> rejection = EventRules.check(event(fields), NOW);
        assertThat(rejection).isPresent();
        assertThat(rejection.get().code()).isEqualTo(Rejection.Code.INVALID);
        assertThat(rejection.get().field()).containsExactly(field);
    }

    @Test
    void takesWhatIsJustWithinBounds() {
        Map<String, Object> most = new HashMap<>();
        most.put("eventId", "x".repeat(128));
        most.put("type", InteractionType.RATING);
        most.put("value", 5.0);
        most.put("userId", "x".repeat(64));
        most.put("productId", "prd_1");
        most.put("position", 0);
        most.put("impressions", Collections.nCopies(100, "prd_1"));
        most.put("comment", "");
        most.put("properties", nested(7));
        most.put("occurredAt", NOW.plusSeconds(600));
        assertThat(EventRules.check(event(most), NOW)).isEmpty();
    }

    @Test
    void contentIsTheSameHoweverItIsWritten() {
        var one = event(Map.of("properties", Map.of("a", 1, "b", List.of(2.50))));
        var same = event(Map.of("properties", Map.of("b", List.of(2.5), "a", 1.0)));
        var other = event(Map.of("properties", Map.of("a", 1, "b", List.of("2.50"))));
        assertThat(ContentHash.of(one)).isEqualTo(ContentHash.of(same));
        assertThat(ContentHash.of(one)).isNotEqualTo(ContentHash.of(other));
        assertThat(ContentHash.of(event(Map.of("name", "x"))))
                .isNotEqualTo(ContentHash.of(event(Map.of("comment", "x"))));
    }

    @Test
    void correctsTimesByTheSkewBetweenTheClocks() {
        Instant theirs = Instant.parse("1970-01-01T00:10:00Z");
        var batch = new EventBatch("key", List.of(), theirs);
        assertThat(batch.corrected(theirs.minusSeconds(30), NOW)).isEqualTo(NOW.minusSeconds(30));
        assertThat(new EventBatch("key", List.of(), null).corrected(theirs, NOW)).isEqualTo(theirs);
        var absurd = new EventBatch("key", List.of(), Instant.MIN);
        assertThat(EventRules.check(event(Map.of("occurredAt", absurd.corrected(NOW, NOW))), NOW))
                .isPresent();
    }
}
