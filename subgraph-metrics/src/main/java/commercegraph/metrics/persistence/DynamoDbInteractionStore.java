package commercegraph.metrics.persistence;

import static java.util.stream.Collectors.toMap;

import commercegraph.metrics.domain.Claim;
import commercegraph.metrics.domain.ContentHash;
import commercegraph.metrics.domain.FeedPosition;
import commercegraph.metrics.domain.InteractionId;
import commercegraph.metrics.domain.InteractionStore;
import commercegraph.metrics.domain.NewInteraction;
import commercegraph.metrics.domain.StoreUnavailableException;
import commercegraph.metrics.persistence.Lanes.Lane;
import commercegraph.metrics.persistence.RecordTransaction.Refusal;
import commercegraph.support.pauses.Backoff;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.springframework.stereotype.Repository;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Records events, as many in one transaction as the store allows, one transaction after the other.
/// A try that fails, also one of which we don't know whether it failed, is made again with the same
/// ids: either the claims are found to be its own, or nothing of it was written.
@Repository
final class DynamoDbInteractionStore implements InteractionStore {

    private static final int TRIES_MAX = 16;

    /// Nobody waits longer for an answer: when this is over, what failed is not tried again.
    private static final Duration TRYING_MAX = Duration.ofSeconds(6);

    private final MetricsTable table;
    private final Heads heads;
    private final Lanes lanes;
    private final InstantSource clock;

    DynamoDbInteractionStore(MetricsTable table, InstantSource clock) {
        this.table = table;
        this.heads = new Heads(table);
        this.lanes = new Lanes(ThreadLocalRandom.current().nextInt(Lanes.COUNT));
        this.clock = clock;
    }

    @Override
    public Map<String, Claim> claims(String keyId, Set<String> eventIds) {
        return find(keyId, eventIds);
    }

    private Map<String, Claim> find(String keyId, Collection<String> eventIds) {
        Map<Key, String> keys =
                eventIds.stream().collect(toMap(id -> Key.claim(keyId, id), Function.identity()));
        Map<String, Claim> claims = new HashMap<>();
        table.getAll(keys.keySet())
                .forEach(
                        (key, item) ->
                                claims.put(Objects.requireNonNull(keys.get(key)), claim(item)));
        return claims;
    }

    @Override
    public Map<String, Settled> record(String keyId, List<NewInteraction> events) {
        Map<String, Settled> settled = new HashMap<>();
        long after = 0;
        long begin = System.nanoTime();
        for (List<NewInteraction> group : RecordingSizes.cut(events))
            after = commit(Recording.of(keyId, group), after, settled, begin);
        return settled;
    }

    /// Tries until every event of the recording is settled. The last tick that it took.
    private long commit(Recording recording, long after, Map<String, Settled> settled, long begin) {
        Recording left = recording;
        for (int failures = 0; failures < TRIES_MAX; failures++) {
            if (failures > 0) {
                if (System.nanoTime() - begin > TRYING_MAX.toNanos()) break;
                Backoff.OF_STORE.pause(failures);
            }
            Try outcome = attempt(left, after, failures);
            switch (outcome) {
                case Try.Done(long last) -> {
                    for (Recording.Entry entry : left.entries())
                        settled.put(entry.eventId(), new Settled(entry.claim(), true));
                    return last;
                }
                case Try.Refused(Refusal refusal, Map<String, Claim> claims) -> {
                    settle(left, claims, settled);
                    left =
                            left.without(claims.keySet())
                                    .flipped(refusal.counters())
                                    .forgetting(refusal.forgotten());
                }
                case Try.Unknown _ -> {}
            }
            if (left.entries().isEmpty()) return after;
        }
        throw new StoreUnavailableException(
                "events could not be recorded in %d tries within %s"
                        .formatted(TRIES_MAX, TRYING_MAX));
    }

    /// A claim with the id that we gave is our own, from a try whose answer did not reach us.
    private static void settle(
            Recording recording, Map<String, Claim> claims, Map<String, Settled> settled) {
        for (Recording.Entry entry : recording.entries()) {
            Claim claim = claims.get(entry.eventId());
            if (claim != null)
                settled.put(entry.eventId(), new Settled(claim, claim.id().equals(entry.id())));
        }
    }

    private Try attempt(Recording recording, long after, int failures) {
        return lanes.with(failures, lane -> attempt(recording, after, lane));
    }

    private Try attempt(Recording recording, long after, Lane lane) {
        try {
            Head head = lane.head(heads);
            long now = FeedPosition.tickOf(clock.instant());
            long first = Math.max(now, Math.max(after, head.closed()) + 1);
            RecordTransaction transaction =
                    RecordTransaction.of(table.name(), recording, lane.number, head, first);
            return commit(recording, transaction, lane);
        } catch (StoreUnavailableException failure) {
            lane.forget();
            return new Try.Unknown(failure);
        }
    }

    private Try commit(Recording recording, RecordTransaction transaction, Lane lane) {
        try {
            table.transact(transaction.writes());
            lane.moveTo(transaction.next());
            return new Try.Done(transaction.next().closed());
        } catch (TransactionCanceledException cancelled) {
            Refusal refusal = transaction.refusal(cancelled.cancellationReasons());
            if (refusal.headMoved() || refusal.contended()) lane.forget();
            return new Try.Refused(refusal, find(recording.keyId(), refusal.claimed()));
        }
    }

    private static Claim claim(Map<String, AttributeValue> item) {
        return new Claim(
                new InteractionId(Attributes.text(item, RecordTransaction.CLAIM_ID)),
                new ContentHash(Attributes.text(item, RecordTransaction.CLAIM_HASH)));
    }

    /// What became of one try.
    private sealed interface Try {
        record Done(long lastTick) implements Try {}

        /// With the claims of others, or of an earlier try of ours, that stood in the way.
        record Refused(Refusal refusal, Map<String, Claim> claims) implements Try {}

        record Unknown(StoreUnavailableException failure) implements Try {}
    }
}
