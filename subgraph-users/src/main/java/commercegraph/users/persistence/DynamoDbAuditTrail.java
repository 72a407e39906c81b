package commercegraph.users.persistence;

import commercegraph.support.errors.GraphFailure;
import commercegraph.users.domain.AuditEvent;
import commercegraph.users.domain.AuditFilter;
import commercegraph.users.domain.AuditTrail;
import commercegraph.users.domain.PageWanted;
import commercegraph.users.domain.Slice;
import commercegraph.users.domain.UserId;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/// Audit events: of a subject from the table, of an actor from an index, of everyone month by
/// month.
final class DynamoDbAuditTrail implements AuditTrail {

    /// Nothing was recorded before.
    private static final YearMonth FIRST_MONTH = YearMonth.of(2025, 1);

    private static final Duration DECOY_KEPT = Duration.ofHours(1);
    private static final int ERASED_AT_ONCE = 100;

    private final UsersTable table;
    private final Clock clock;
    private final ListReader bySubject;
    private final ListReader byActor;
    private final ListReader byMonth;

    DynamoDbAuditTrail(UsersTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
        this.bySubject = ListReader.ofTable(table);
        this.byActor = ListReader.ofIndex(table, TableLayout.BY_ACTOR, TableLayout.ACTOR);
        this.byMonth = ListReader.ofIndex(table, TableLayout.BY_LIST, TableLayout.LIST);
    }

    @Override
    public void record(AuditEvent event) {
        table.transact(AuditItems.writes(table, event));
    }

    @Override
    public void recordNobodys(AuditEvent event) {
        Item decoy =
                AuditItems.content(Item.at(new Item.Key("NOBODY", event.id())), event)
                        .with(
                                TableLayout.EXPIRES_AT,
                                event.occurredAt().plus(DECOY_KEPT).getEpochSecond());
        Item other = Item.at(new Item.Key("NOBODY", event.id() + "#OUTBOX"));
        other.with(TableLayout.EXPIRES_AT, decoy.number(TableLayout.EXPIRES_AT));
        table.transact(
                List.of(
                        table.putIf(decoy, UsersTable.ABSENT, Map.of()),
                        table.putIf(other, UsersTable.ABSENT, Map.of())));
    }

    /// Page by page; what is erased already is written again to no effect.
    @Override
    public void erase(UserId subject) {
        Iterator<Item> items =
                bySubject.newestFirst(
                        List.of(AuditItems.partition(subject)), Optional.empty(), ERASED_AT_ONCE);
        while (items.hasNext()) {
            AuditEvent event = AuditItems.event(items.next());
            AuditEvent erased = event.erased();
            if (!erased.equals(event)) table.put(AuditItems.item(erased));
        }
    }

    @Override
    public Slice<AuditEvent> list(AuditFilter filter, PageWanted page) {
        Iterator<Slice.Entry<AuditEvent>> events;
        if (filter.subject().isPresent())
            events = ofOne(bySubject, AuditItems.partition(filter.subject().get()), page);
        else if (filter.actor().isPresent())
            events = ofOne(byActor, filter.actor().map(UserId::value).get(), page);
        else events = ofEveryone(filter, page);
        return Slice.take(page.first(), events, filter::matches);
    }

    private static Iterator<Slice.Entry<AuditEvent>> ofOne(
            ListReader reader, String partition, PageWanted page) {
        Iterator<Item> items = reader.newestFirst(List.of(partition), page.after(), page.first());
        return new Mapped<>(
                items,
                item -> new Slice.Entry<>(AuditItems.event(item), item.text(TableLayout.ID)));
    }

    /// A position is a month and an id, as `2026-11/aud_…`.
    private Iterator<Slice.Entry<AuditEvent>> ofEveryone(AuditFilter filter, PageWanted page) {
        YearMonth newest = filter.until().map(DynamoDbAuditTrail::month).orElse(thisMonth());
        YearMonth oldest = filter.since().map(DynamoDbAuditTrail::month).orElse(FIRST_MONTH);
        Optional<Position> after = page.after().map(Position::parse);
        YearMonth start = after.map(Position::month).orElse(newest);
        return new Months(
                start.isAfter(thisMonth()) ? thisMonth() : start,
                oldest.isBefore(FIRST_MONTH) ? FIRST_MONTH : oldest,
                after.map(Position::id),
                page.first());
    }

    private YearMonth thisMonth() {
        return month(clock.instant());
    }

    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atZone(ZoneOffset.UTC));
    }

    private record Position(YearMonth month, String id) {
        static Position parse(String text) {
            String[] parts = text.split("/", 2);
            try {
                if (parts.length == 2) return new Position(YearMonth.parse(parts[0]), parts[1]);
            } catch (DateTimeException _) {
                // the same answer as for one without a month
            }
            throw GraphFailure.badUserInput("`after` is not a cursor of this list");
        }
    }

    /// The months from the newest to the oldest, each read when the one before it is used up.
    private final class Months implements Iterator<Slice.Entry<AuditEvent>> {
        private final YearMonth oldest;
        private final int first;
        private YearMonth current;
        private Iterator<Item> items;

        Months(YearMonth newest, YearMonth oldest, Optional<String> after, int first) {
            this.current = newest;
            this.oldest = oldest;
            this.first = first;
            this.items =
                    newest.isBefore(oldest)
                            ? Collections.emptyIterator()
                            : byMonth.newestFirst(AuditItems.lists(newest), after, first);
        }

        @Override
        public boolean hasNext() {
            while (!items.hasNext() && current.isAfter(oldest)) {
                current = current.minusMonths(1);
                items = byMonth.newestFirst(AuditItems.lists(current), Optional.empty(), first);
            }
            return items.hasNext();
        }

        @Override
        public Slice.Entry<AuditEvent> next() {
            if (!hasNext()) throw new NoSuchElementException();
            Item item = items.next();
            String position = current + "/" + item.text(TableLayout.ID);
            return new Slice.Entry<>(AuditItems.event(item), position);
        }
    }
}
