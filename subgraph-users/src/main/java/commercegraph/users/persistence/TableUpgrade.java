package commercegraph.users.persistence;

import commercegraph.users.domain.EmailAddress;
import commercegraph.users.domain.Role;
import commercegraph.users.domain.User;
import commercegraph.users.domain.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Brings a table of before to what this version keeps: users in the lists by status, role and
/// address, and the number of admins. It runs beside the requests, each step can be cut off and
/// begun anew, and a mark says when all is there. Until then filters are read from the list of
/// everyone, and nobody stops being an admin.
final class TableUpgrade implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TableUpgrade.class);
    private static final Item.Key LISTED = new Item.Key("UPGRADE#lists", "DONE");
    private static final Duration AGAIN = Duration.ofSeconds(20);

    /// An index is behind the table by less than this.
    private static final Duration INDEX_BEHIND = Duration.ofSeconds(1);

    private static final int PAGE = 100;
    private static final int ATTEMPTS_MAX = 8;

    private final UsersTable table;
    private final ListReader lists;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("table-upgrade").factory());
    private volatile boolean listed;

    TableUpgrade(UsersTable table) {
        this.table = table;
        this.lists = ListReader.ofIndex(table, TableLayout.BY_LIST, TableLayout.LIST);
    }

    /// A new table has nothing to bring along.
    static void skip(UsersTable table) {
        table.put(Item.at(LISTED));
        AdminCount.begin(table);
    }

    void start() {
        timer.scheduleWithFixedDelay(this::tryIt, 0, AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tryIt() {
        try {
            run();
            timer.shutdown();
        } catch (RuntimeException failed) {
            LOG.warn("The users' table is not upgraded yet: {}", failed.toString());
        }
    }

    void run() {
        if (!isListed()) {
            everyone().forEachRemaining(this::list);
            table.put(Item.at(LISTED));
        }
        while (!AdminCount.isKnown(table)) AdminCount.derive(table, this::admins);
    }

    /// Whether every user is in every list that they belong to.
    boolean isListed() {
        if (!listed) listed = table.get(LISTED).isPresent();
        return listed;
    }

    private Iterator<User> everyone() {
        List<String> partitions = Listings.partitions(Listings.EVERYONE);
        return new Mapped<>(lists.newestFirst(partitions, Optional.empty(), PAGE), UserItems::user);
    }

    /// Only if the user is still what the index says; who is changed now is seen to by the change,
    /// and looked at once more.
    private void list(User read) {
        Optional<User> latest = Optional.of(read);
        for (int i = 0; i < ATTEMPTS_MAX && latest.isPresent(); i++) {
            if (table.transact(writes(latest.get())).isEmpty()) return;
            latest = table.get(UserItems.profile(read.id())).map(UserItems::user);
        }
        LOG.warn("{} could not be listed: is the address somebody else's?", read.id().value());
    }

    private List<TransactWriteItem> writes(User user) {
        var version = Map.of(":version", AttributeValue.fromN("" + user.version()));
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(table.holds(UserItems.profile(user.id()), "version = :version", version));
        for (Item item : Listings.items(user)) writes.add(table.putIf(item, "", Map.of()));
        user.email().map(email -> address(email, user)).ifPresent(writes::add);
        return writes;
    }

    private TransactWriteItem address(EmailAddress email, User user) {
        return table.putIf(
                UserItems.address(email, user.id()),
                "userId = :user",
                Map.of(":user", AttributeValue.fromS(user.id().value())));
    }

    private long admins() {
        pause();
        List<String> partitions = Listings.partitions(Listings.of(Role.ADMIN));
        Iterator<Item> named = lists.newestFirst(partitions, Optional.empty(), PAGE);
        var keys = new ArrayList<Item.Key>();
        while (named.hasNext())
            keys.add(UserItems.profile(new UserId(named.next().text(UserItems.USER_ID))));
        return table.getAll(keys).stream()
                .map(UserItems::user)
                .filter(AdminCount::isActive)
                .count();
    }

    private static void pause() {
        try {
            Thread.sleep(INDEX_BEHIND);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the upgrade was interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
