package commercegraph.metrics.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import commercegraph.metrics.domain.DeletedUsers;
import commercegraph.metrics.domain.Event;
import commercegraph.metrics.domain.EventResult;
import commercegraph.metrics.domain.FeedPosition;
import commercegraph.metrics.domain.HistoryOwner;
import commercegraph.metrics.domain.Interaction;
import commercegraph.metrics.domain.InteractionType;
import commercegraph.metrics.domain.Metadata;
import commercegraph.metrics.domain.MetadataSubject;
import commercegraph.metrics.domain.ProductId;
import commercegraph.metrics.domain.SeedStore.Batch;
import commercegraph.metrics.domain.SeedStore.Seed;
import commercegraph.metrics.domain.StoreUnavailableException;
import commercegraph.metrics.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Everything that can be read of a user is read after the erasure, and everything is counted anew.
class DynamoDbErasureTest {

    private static final UserId USER = new UserId("usr_1");
    private static final MetadataSubject SUBJECT = new MetadataSubject.User(USER);

    private final MetricsTable table = Stores.newTable();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final DeletedUsers deleted = deletedUsers(table);

    private DeletedUsers deletedUsers(MetricsTable through) {
        InstantSource clock = now::get;
        return new DeletedUsers(new DynamoDbErasure(through, new DynamoDbMetadata(through)), clock);
    }

    private void record(List<Event> events) {
        for (int from = 0; from < events.size(); from += 200) {
            List<Event> some = events.subList(from, Math.min(from + 200, events.size()));
            assertThat(Events.recorder(table).record(Events.batch(some)))
                    .allMatch(EventResult.Recorded.class::isInstance);
        }
    }

    /// Nowhere is anything personal of the user, everywhere is what was of the others, and all is
    /// counted.
    private void holdsErased(Collection<Event> events) {
        var recount = new Recount(table);
        recount.holdsExactly(events);
        List<Interaction> feed = recount.feed(50);
        assertNothingPersonal(feed);
        assertThat(feed.stream().filter(one -> !USER.equals(one.event().userId())))
                .allMatch(one -> one.event().isPersonal());
        assertNothingPersonal(recount.history(new HistoryOwner.OfUser(USER), 50));
        for (int product = 0; product < Events.PRODUCTS; product++) {
            var owner = new HistoryOwner.OfProduct(new ProductId("prd_" + product));
            assertNothingPersonal(recount.history(owner, 50));
        }
    }

    private static void assertNothingPersonal(List<Interaction> interactions) {
        assertThat(interactions.stream().filter(one -> USER.equals(one.event().userId())))
                .noneMatch(one -> one.event().isPersonal());
    }

    @Test
    void erasesWhatIsPersonalWhereverItLiesAndCountsAsBefore() {
        List<Event> events = Events.random(1, 400);
        record(events);
        List<FeedPosition> order = positions();

        assertThat(deleted.erase(USER)).as("what is being recorded may be left").isFalse();

        holdsErased(events);
        assertThat(positions()).isEqualTo(order);
    }

    private List<FeedPosition> positions() {
        return new Recount(table).feed(100).stream().map(Interaction::position).toList();
    }

    @Test
    void findsOnTheSecondVisitNothingMoreToDo() {
        List<Event> events = Events.random(2, 100);
        record(events);
        deleted.erase(USER);

        now.updateAndGet(time -> time.plus(DeletedUsers.SETTLED));

        assertThat(deleted.erase(USER)).isTrue();
        assertThat(deleted.erase(USER)).isTrue();
        holdsErased(events);
    }

    @Test
    void recordsWhatComesLateWithoutWhatIsPersonal() {
        List<Event> before = Events.random(3, 100);
        record(before);
        deleted.erase(USER);

        List<Event> late = Events.random(4, 200);
        record(late);

        List<Event> all = new ArrayList<>(before);
        all.addAll(late);
        holdsErased(all);
        assertThat(Events.recorder(table).record(Events.batch(late)))
                .as("sent again with what was left out")
                .allMatch(EventResult.Duplicate.class::isInstance);
    }

    @Test
    void erasesAUserOfWhomNothingIsKnownYet() {
        assertThat(deleted.erase(USER)).isFalse();

        List<Event> late = Events.random(5, 60);
        record(late);

        holdsErased(late);
    }

    @Test
    void leavesNothingOfWhatIsRecordedMeanwhile() throws Exception {
        List<List<Event>> batches =
                IntStream.range(0, 12).mapToObj(batch -> Events.random(60 + batch, 60)).toList();
        List<Event> all = batches.stream().flatMap(Collection::stream).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> tasks = new ArrayList<>();
            for (List<Event> batch : batches) tasks.add(threads.submit(() -> record(batch)));
            tasks.add(threads.submit(() -> deleted.erase(USER)));
            for (Future<?> task : tasks) task.get();
        }

        now.updateAndGet(time -> time.plus(DeletedUsers.SETTLED));

        assertThat(deleted.erase(USER)).isTrue();
        holdsErased(all);
    }

    @Test
    void goesOnWhereItBrokeOff() {
        List<Event> events = new ArrayList<>();
        for (int batch = 0; batch < 8; batch++) events.addAll(Events.random(20 + batch, 60));
        record(events);
        int broken = 0;
        for (int call = 3; call <= 60; call += 4) {
            DynamoDbClient dying =
                    FailingClient.dying(Stores.CLIENT, FailingClient.When.AFTER, call);
            try {
                deletedUsers(Stores.through(dying, table)).erase(USER);
            } catch (FailingClient.KilledException _) {
                broken++;
            }
        }
        assertThat(broken).isPositive();

        deleted.erase(USER);

        holdsErased(events);
    }

    @Test
    void saysUnavailableWhenTheStoreIs() {
        DynamoDbClient gone =
                FailingClient.losing(Stores.CLIENT, FailingClient.When.BEFORE, _ -> true);
        assertThatThrownBy(() -> deletedUsers(Stores.through(gone, table)).erase(USER))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void refusesWhatIsNoIdOfAUser() {
        assertThatThrownBy(() -> deleted.erase(new UserId("usr 1#")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void erasesWhatWasSeeded() {
        List<Event> events = Events.random(7, 900);
        List<Batch> batches =
                IntStream.range(0, 9)
                        .mapToObj(
                                batch ->
                                        new Batch(
                                                now.get().minus(Duration.ofMinutes(60L - batch)),
                                                events
                                                        .subList(batch * 100, batch * 100 + 100)
                                                        .stream()
                                                        .map(this::seed)
                                                        .toList()))
                        .toList();
        new DynamoDbSeeds(table).seed(now.get(), _ -> batches);
        List<Event> later = Events.random(8, 50);
        record(later);

        deleted.erase(USER);

        List<Event> all = new ArrayList<>(events);
        all.addAll(later);
        holdsErased(all);
    }

    private Seed seed(Event event) {
        boolean counts = event.type().countsForUser() && event.userId() != null;
        ProductId product = event.productId();
        return new Seed(
                event,
                counts && product != null
                        ? Events.CATEGORIES.topLevel(Set.of(product)).get(product)
                        : null);
    }

    @Test
    void forgetsMetadataAndTakesNoneAnyMore() {
        var metadata = new DynamoDbMetadata(table);
        assertThat(metadata.change(SUBJECT, one -> one.with(Map.of("size", "M")))).isTrue();

        deleted.erase(USER);

        assertThat(metadata.findAll(Set.of(SUBJECT))).isEmpty();
        assertThat(metadata.change(SUBJECT, one -> one.with(Map.of("size", "L")))).isFalse();
        assertThat(metadata.findAll(Set.of(SUBJECT))).isEmpty();
        var other = new MetadataSubject.User(new UserId("usr_2"));
        assertThat(metadata.change(other, one -> one.with(Map.of("size", "L")))).isTrue();
        assertThat(metadata.findAll(Set.of(other)).get(other))
                .isEqualTo(new Metadata(Map.of("size", "L")));
    }

    @Test
    void keepsWhatIsCountedOfACommentAndTheNameOfWhatWasSeen() {
        Event comment =
                Events.random(9, 200).stream()
                        .filter(event -> event.type() == InteractionType.COMMENT)
                        .findFirst()
                        .orElseThrow();

        Event left = comment.withoutPersonal();

        assertThat(left.comment()).isNull();
        assertThat(left.properties()).isNull();
        assertThat(left.anonymousId()).isNull();
        assertThat(left.sessionId()).isNull();
        assertThat(Objects.requireNonNull(left.sentiment())).isEqualTo(comment.sentiment());
        assertThat(left.userId()).isEqualTo(comment.userId());
        assertThat(left.isPersonal()).isFalse();
    }
}
