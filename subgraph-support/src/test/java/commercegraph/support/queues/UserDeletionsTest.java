package commercegraph.support.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import commercegraph.support.queues.MessageHandler.Verdict.Done;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserDeletionsTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    /// As EventBridge delivers it to a queue.
    private static final String DELIVERED =
            """
            {"version": "0", "id": "17793124-05d4-b198-2fde-7ededc63b103", "detail-type": "UserDeleted",
             "source": "commercegraph.users", "account": "123456789012", "time": "2026-11-21T10:00:03Z",
             "region": "eu-central-1", "resources": [],
             "detail": {"id": "out_1", "userId": "usr_1", "occurredAt": "2026-11-21T10:00:00Z", "more": null}}""";

    private final List<String> erased = new ArrayList<>();
    private final UserDeletions deletions =
            new UserDeletions(
                    (user, deletedAt) -> {
                        erased.add(user + " " + deletedAt);
                        return new Done();
                    });

    @Test
    void readsWhatEventBridgeDelivers() {
        assertThat(deletions.handle(DELIVERED)).isEqualTo(new Done());
        assertThat(erased).containsExactly("usr_1 " + AT);
    }

    @Test
    void readsWhatTheRelaySendsItself() {
        var event =
                new EventEnvelope(
                        "out_1",
                        UserDeletions.SOURCE,
                        UserDeletions.TYPE,
                        AT,
                        Map.of("id", "out_1", "userId", "usr_1", "occurredAt", AT.toString()));

        assertThat(EventEnvelope.read(event.write())).isEqualTo(event);
        deletions.handle(event.write());
        assertThat(erased).containsExactly("usr_1 " + AT);
    }

    @Test
    void leavesOtherEventsAlone() {
        assertThat(deletions.handle(DELIVERED.replace("UserDeleted", "AuditEvent")))
                .isEqualTo(new Done());
        assertThat(deletions.handle(DELIVERED.replace("commercegraph.users", "aws.s3")))
                .isEqualTo(new Done());
        assertThat(erased).isEmpty();
    }

    @Test
    void throwsAtWhatIsNoEvent() {
        for (String body :
                List.of(
                        "",
                        "null",
                        "[]",
                        "{}",
                        DELIVERED.replace("userId", "user"),
                        DELIVERED + "x"))
            assertThatThrownBy(() -> deletions.handle(body)).as(body).isInstanceOf(Exception.class);
        assertThat(erased).isEmpty();
    }
}
