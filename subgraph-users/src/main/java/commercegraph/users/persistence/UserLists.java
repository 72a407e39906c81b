package commercegraph.users.persistence;

import commercegraph.users.domain.PageWanted;
import commercegraph.users.domain.Slice;
import commercegraph.users.domain.User;
import commercegraph.users.domain.UserFilter;
import commercegraph.users.domain.UserId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Users in lists. Of several filters the index serves the one that leaves the fewest, and the
/// others are looked at on the users themselves, as they are by now: who has left a list a moment
/// ago is not in it.
final class UserLists {

    private static final int ADDRESS_CHARACTERS_MAX = 254;
    private static final int USERS_AT_ONCE_MAX = 100;

    private final UsersTable table;
    private final TableUpgrade upgrade;
    private final ListReader lists;

    UserLists(UsersTable table, TableUpgrade upgrade) {
        this.table = table;
        this.upgrade = upgrade;
        this.lists = ListReader.ofIndex(table, TableLayout.BY_LIST, TableLayout.LIST);
    }

    /// Newest first; with a prefix in order of address.
    Slice<User> list(UserFilter filter, PageWanted page) {
        return Slice.take(page.first(), entries(filter, page), filter::matches);
    }

    private Iterator<Slice.Entry<User>> entries(UserFilter filter, PageWanted page) {
        Optional<String> prefix =
                filter.emailPrefix()
                        .map(text -> text.toLowerCase(Locale.ROOT))
                        .filter(text -> !text.isEmpty());
        Optional<String> leading = Listings.leading(filter);
        if (prefix.isEmpty() && leading.isEmpty() || !upgrade.isListed()) return everyone(page);
        if (prefix.isPresent()) return byAddress(prefix.get(), page);
        List<String> partitions = Listings.partitions(leading.orElseThrow());
        return new Joined(
                lists.newestFirst(partitions, page.after(), page.first()), page.first() + 1);
    }

    private Iterator<Slice.Entry<User>> everyone(PageWanted page) {
        List<String> partitions = Listings.partitions(Listings.EVERYONE);
        return new Mapped<>(
                lists.newestFirst(partitions, page.after(), page.first()),
                item -> new Slice.Entry<>(UserItems.user(item), item.text(TableLayout.ID)));
    }

    private Iterator<Slice.Entry<User>> byAddress(String prefix, PageWanted page) {
        if (prefix.length() > ADDRESS_CHARACTERS_MAX)
            return new ArrayDeque<Slice.Entry<User>>().iterator();
        List<String> partitions = Listings.partitions(Listings.ADDRESSES);
        return new Joined(
                lists.byPrefix(partitions, prefix, page.after(), page.first()), page.first() + 1);
    }

    /// The users that a list names, some at a time.
    private final class Joined implements Iterator<Slice.Entry<User>> {

        private final Iterator<Item> named;
        private final int atOnce;
        private final Deque<Slice.Entry<User>> next = new ArrayDeque<>();

        Joined(Iterator<Item> named, int atOnce) {
            this.named = named;
            this.atOnce = Math.min(atOnce, USERS_AT_ONCE_MAX);
        }

        @Override
        public boolean hasNext() {
            while (next.isEmpty() && named.hasNext()) fill();
            return !next.isEmpty();
        }

        @Override
        public Slice.Entry<User> next() {
            if (!hasNext()) throw new NoSuchElementException();
            return next.remove();
        }

        private void fill() {
            var items = new ArrayList<Item>(atOnce);
            while (items.size() < atOnce && named.hasNext()) items.add(named.next());
            Map<String, User> users =
                    table
                            .getAll(
                                    items.stream()
                                            .map(item -> UserItems.profile(user(item)))
                                            .distinct()
                                            .toList())
                            .stream()
                            .map(UserItems::user)
                            .collect(
                                    Collectors.toMap(
                                            user -> user.id().value(), Function.identity()));
            for (Item item : items) {
                User user = users.get(user(item).value());
                if (user != null) next.add(new Slice.Entry<>(user, item.text(TableLayout.ID)));
            }
        }

        private static UserId user(Item item) {
            return new UserId(item.text(UserItems.USER_ID));
        }
    }
}
