package commercegraph.users.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import commercegraph.support.errors.GraphFailure;
import commercegraph.users.domain.AuditAction;
import commercegraph.users.domain.AuditEvent;
import commercegraph.users.domain.AuditFilter;
import commercegraph.users.domain.PageWanted;
import commercegraph.users.domain.Slice;
import commercegraph.users.domain.User;
import commercegraph.users.domain.UserId;
import commercegraph.users.domain.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is promised of the audit trail, whichever store it is in.
abstract class AuditTrailContract {

    private static final User ADA = Users.user("usr_ada", "ada@example.com");
    private static final User BEN = Users.user("usr_ben", "ben@example.com");
    private static final AuditFilter NONE =
            new AuditFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    private final DynamoDbAuditTrail audit =
            new DynamoDbAuditTrail(fresh(), Clock.fixed(Users.NOW, ZoneOffset.UTC));

    /// Forty events, ten days apart, of two subjects in turn.
    private final List<AuditEvent> events =
            IntStream.range(0, 40)
                    .mapToObj(
                            i ->
                                    Users.event(
                                            "aud_%02d".formatted(i),
                                            i % 2 == 0 ? ADA : BEN,
                                            Users.NOW.minus(Duration.ofDays(10L * (39 - i)))))
                    .toList();

    /// An empty table.
    abstract UsersTable fresh();

    @BeforeEach
    void recordAll() {
        events.forEach(audit::record);
    }

    @Test
    void pagesThroughTheMonthsNewestFirst() {
        assertThat(all(NONE, 7)).containsExactlyElementsOf(events.reversed());
        assertThat(all(NONE, 100)).containsExactlyElementsOf(events.reversed());
    }

    @Test
    void readsWhatHappenedToOneUserAndWhatOneDid() {
        var ofAda = events.reversed().stream().filter(e -> e.subject().equals(ADA.id())).toList();
        assertThat(all(AuditFilter.of(ADA.id()), 3)).containsExactlyElementsOf(ofAda);
        var byActor =
                new AuditFilter(
                        Optional.empty(),
                        Optional.of(new UserId("usr_actor")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        assertThat(all(byActor, 9)).containsExactlyElementsOf(events.reversed());
    }

    @Test
    void keepsToTheTimesAndTheAction() {
        Instant since = events.get(10).occurredAt();
        Instant until = events.get(20).occurredAt();
        var between =
                new AuditFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(AuditAction.USER_UPDATED),
                        Optional.of(since),
                        Optional.of(until));
        assertThat(all(between, 4)).containsExactlyElementsOf(events.subList(10, 20).reversed());
        var other =
                new AuditFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(AuditAction.SIGNED_IN),
                        Optional.empty(),
                        Optional.empty());
        assertThat(all(other, 4)).isEmpty();
    }

    @Test
    void refusesAForeignPosition() {
        assertThatThrownBy(() -> audit.list(NONE, new PageWanted(1, Optional.of("aud_1"))))
                .isInstanceOf(GraphFailure.class);
        assertThatThrownBy(() -> audit.list(NONE, new PageWanted(1, Optional.of("x/aud_1"))))
                .isInstanceOf(GraphFailure.class);
    }

    private List<AuditEvent> all(AuditFilter filter, int first) {
        var seen = new ArrayList<AuditEvent>();
        Optional<String> after = Optional.empty();
        boolean more = true;
        while (more) {
            Slice<AuditEvent> slice = audit.list(filter, new PageWanted(first, after));
            seen.addAll(slice.items());
            after = slice.end();
            more = slice.hasNext();
        }
        return seen;
    }
}
