package commercegraph.metrics.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which events are taken. Every field has a bound; the first broken one is the answer.
public final class EventRules {

    public static final int EVENT_ID_CHARACTERS_MAX = 128;
    public static final int ID_CHARACTERS_MAX = 64;
    public static final int TEXT_CHARACTERS_MAX = 200;
    public static final int COMMENT_CHARACTERS_MAX = 4_000;
    public static final int IMPRESSIONS_MAX = 100;
    static final double RATING_MIN = 1;
    static final double RATING_MAX = 5;

    /// An event from a clock that runs ahead is believed this far.
    public static final Duration AHEAD_MAX = Duration.ofMinutes(10);

    static final Duration PAST_MAX = Duration.ofDays(3_653);

    private static final Pattern ID =
            Pattern.compile("[A-Za-z0-9_.:-]{1," + ID_CHARACTERS_MAX + "}");

    private static final List<Function<Event, Optional<Rejection>>> RULES =
            List.of(
                    event -> key("eventId", event.eventId()),
                    EventRules::someone,
                    event -> id("userId", event.userId() == null ? null : event.userId().value()),
                    event -> text("anonymousId", event.anonymousId(), EVENT_ID_CHARACTERS_MAX, 1),
                    event ->
                            id(
                                    "productId",
                                    event.productId() == null ? null : event.productId().value()),
                    event -> text("sessionId", event.sessionId(), EVENT_ID_CHARACTERS_MAX, 1),
                    event -> text("name", event.name(), TEXT_CHARACTERS_MAX, 1),
                    event -> id("recommendationId", event.recommendationId()),
                    EventRules::position,
                    EventRules::impressions,
                    EventRules::value,
                    EventRules::rating,
                    event -> text("comment", event.comment(), COMMENT_CHARACTERS_MAX, 0),
                    event -> PropertyRules.check(event.properties()));

    private EventRules() {}

    static Optional<Rejection> check(Event event, Instant now) {
        return RULES.stream()
                .flatMap(rule -> rule.apply(event).stream())
                .findFirst()
                .or(() -> occurred(event.occurredAt(), now));
    }

    private static Optional<Rejection> someone(Event event) {
        return event.userId() == null && event.anonymousId() == null
                ? invalid("userId", "or anonymousId is needed")
                : Optional.empty();
    }

    private static Optional<Rejection> position(Event event) {
        return event.position() != null && event.position() < 0
                ? invalid("position", "counts from 0")
                : Optional.empty();
    }

    private static Optional<Rejection> impressions(Event event) {
        if (event.impressions() == null) return Optional.empty();
        if (event.impressions().size() > IMPRESSIONS_MAX)
            return invalid("impressions", "must be " + IMPRESSIONS_MAX + " at most");
        return event.impressions().stream().allMatch(EventRules::isId)
                ? Optional.empty()
                : invalid("impressions", "must be ids of products");
    }

    private static Optional<Rejection> value(Event event) {
        return event.value() != null && !Double.isFinite(event.value())
                ? invalid("value", "must be a finite number")
                : Optional.empty();
    }

    private static Optional<Rejection> rating(Event event) {
        if (event.type() != InteractionType.RATING) return Optional.empty();
        Double value = event.value();
        return value == null || value < RATING_MIN || value > RATING_MAX
                ? invalid("value", "of a RATING must be from 1 to 5")
                : Optional.empty();
    }

    private static Optional<Rejection> occurred(Instant occurredAt, Instant now) {
        if (occurredAt.isAfter(now.plus(AHEAD_MAX)))
            return invalid("occurredAt", "lies in the future");
        return occurredAt.isBefore(now.minus(PAST_MAX))
                ? invalid("occurredAt", "lies more than ten years back")
                : Optional.empty();
    }

    private static Optional<Rejection> key(String field, String value) {
        return value.chars().anyMatch(Character::isISOControl)
                ? invalid(field, "must have no control characters")
                : text(field, value, EVENT_ID_CHARACTERS_MAX, 1);
    }

    /// Whether this could be the id of anything here. What could not is not worth asking a store.
    public static boolean isId(String value) {
        return ID.matcher(value).matches();
    }

    private static Optional<Rejection> id(String field, @Nullable String value) {
        return value == null || isId(value) ? Optional.empty() : invalid(field, "must be an id");
    }

    private static Optional<Rejection> text(
            String field, @Nullable String value, int charactersMax, int charactersMin) {
        if (value == null) return Optional.empty();
        if (value.length() < charactersMin) return invalid(field, "must not be empty");
        if (value.length() > charactersMax)
            return invalid(field, "must have " + charactersMax + " characters at most");
        return WellFormed.test(value) ? Optional.empty() : invalid(field, "must be valid Unicode");
    }

    private static Optional<Rejection> invalid(String field, String message) {
        return Optional.of(Rejection.invalid(field, message));
    }
}
