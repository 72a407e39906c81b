package commercegraph.users.persistence;

import static commercegraph.users.domain.UserRepository.Stored.KEPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import commercegraph.users.domain.PageWanted;
import commercegraph.users.domain.Role;
import commercegraph.users.domain.Slice;
import commercegraph.users.domain.User;
import commercegraph.users.domain.UserFilter;
import commercegraph.users.domain.UserId;
import commercegraph.users.domain.UserRepository.Stored;
import commercegraph.users.domain.UserStatus;
import commercegraph.users.domain.Users;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is promised of lists of users, and of tables from before there were any, whichever store
/// they are in.
abstract class UserListsContract {

    private static final Clock CLOCK = Clock.fixed(Users.NOW, ZoneOffset.UTC);

    private final UsersTable table = fresh();
    private final DynamoDbUserRepository users = on(table);

    /// An empty table.
    abstract UsersTable fresh();

    /// More users than a page looks at, where the store is quick enough for so many.
    abstract int many();

    private static DynamoDbUserRepository on(UsersTable table) {
        return new DynamoDbUserRepository(table, new TableUpgrade(table), CLOCK, false);
    }

    @Test
    void pagesNewestFirstWithoutGapOrRepeat() {
        List<User> created =
                IntStream.range(0, 57)
                        .mapToObj(i -> Users.user("usr_%03d".formatted(i), i + "@example.com"))
                        .toList();
        TestTable.put(table, created);
        List<List<User>> pages = pages(filter(null, null, null), 10, () -> {});
        List<User> seen = pages.stream().flatMap(List::stream).toList();
        assertThat(pages).hasSize(6);
        assertThat(seen).containsExactlyElementsOf(created.reversed());
    }

    @Test
    void filters() {
        User admin = Users.user("usr_3", "Zoe@example.com").withRole(Role.ADMIN);
        User disabled = Users.user("usr_2", "zack@example.com").withStatus(UserStatus.DISABLED);
        User plain = Users.user("usr_1", "ann@example.com");
        TestTable.put(table, List.of(admin, disabled, plain));
        var page = new PageWanted(10, Optional.empty());
        var byRole = new UserFilter(Optional.empty(), Optional.of(Role.ADMIN), Optional.empty());
        var byStatus =
                new UserFilter(
                        Optional.of(UserStatus.DISABLED), Optional.empty(), Optional.empty());
        var byPrefix = new UserFilter(Optional.empty(), Optional.empty(), Optional.of("Z"));
        assertThat(users.list(byRole, page).items()).containsExactly(admin);
        assertThat(users.list(byStatus, page).items()).containsExactly(disabled);
        assertThat(users.list(byPrefix, page).items()).containsExactly(disabled, admin);
        assertThat(users.list(byPrefix, new PageWanted(1, Optional.empty())).hasNext()).isTrue();
    }

    static Stream<Arguments> filtersAndWhom() {
        Predicate<User> isAdmin = user -> user.roles().contains(Role.ADMIN);
        Predicate<User> isDisabled = user -> user.status() == UserStatus.DISABLED;
        Predicate<User> isA =
                user -> user.email().filter(email -> email.unique().startsWith("a1")).isPresent();
        return Stream.of(
                Arguments.of(filter(null, Role.ADMIN, null), isAdmin),
                Arguments.of(filter(UserStatus.DISABLED, null, null), isDisabled),
                Arguments.of(filter(null, null, "A1"), isA),
                Arguments.of(
                        filter(UserStatus.DISABLED, Role.ADMIN, null), isAdmin.and(isDisabled)),
                Arguments.of(filter(null, Role.ADMIN, "a1"), isAdmin.and(isA)),
                Arguments.of(filter(UserStatus.ACTIVE, Role.CUSTOMER, ""), isDisabled.negate()));
    }

    /// Users come and change while somebody turns the pages: of those who stay as they are nobody
    /// is missing and nobody comes twice.
    @ParameterizedTest
    @MethodSource("filtersAndWhom")
    void pagesOfAFilterAreStableWhileUsersChange(UserFilter filter, Predicate<User> wanted) {
        List<User> created = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            User user =
                    Users.user("usr_%04d".formatted(i), "a%d-%d@example.com".formatted(i % 3, i));
            if (i % 4 == 0) user = user.withRole(Role.ADMIN);
            if (i % 5 == 0) user = user.withStatus(UserStatus.DISABLED);
            created.add(user);
        }
        TestTable.put(table, created);
        var number = new AtomicInteger(1000);
        Set<UserId> changed = new HashSet<>();
        Runnable meanwhile =
                () -> {
                    int next = number.incrementAndGet();
                    users.store(
                            Users.creation(
                                    Users.user("usr_" + next, "a1-" + next + "@example.com")
                                            .withRole(Role.ADMIN)));
                    User one = created.get(next % 120);
                    if (changed.add(one.id()))
                        users.store(
                                Users.change(
                                        one,
                                        one.withRole(Role.SUPPORT)
                                                .withoutRole(Role.ADMIN)
                                                .withStatus(UserStatus.DELETED),
                                        "aud_c" + next));
                };
        List<UserId> seen =
                pages(filter, 7, meanwhile).stream().flatMap(List::stream).map(User::id).toList();
        assertThat(seen).doesNotHaveDuplicates();
        List<UserId> expected =
                created.stream()
                        .filter(wanted)
                        .map(User::id)
                        .filter(id -> !changed.contains(id))
                        .toList();
        assertThat(seen).containsAll(expected);
        Set<UserId> others =
                new HashSet<>(created.stream().filter(wanted.negate()).map(User::id).toList());
        assertThat(seen).doesNotContainAnyElementsOf(others);
    }

    @Test
    void aFilterReadsWhatItServesAndNotEveryone() {
        List<User> created =
                IntStream.range(0, many())
                        .mapToObj(
                                i -> Users.user("usr_%05d".formatted(i), "u" + i + "@example.com"))
                        .toList();
        TestTable.put(table, created);
        User oldest = created.getFirst();
        users.store(Users.change(oldest, oldest.withRole(Role.SUPPORT), "aud_1"));
        var page = new PageWanted(5, Optional.empty());
        for (UserFilter filter :
                List.of(filter(null, Role.SUPPORT, null), filter(null, null, "U0@"))) {
            Slice<User> slice = users.list(filter, page);
            assertThat(slice.items()).extracting(User::id).containsExactly(oldest.id());
            assertThat(slice.hasNext()).isFalse();
        }
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        TestTable.put(table, List.of(Users.user("usr_1", "ann@example.com")));
        for (String cursor :
                List.of(
                        "usr_1",
                        "",
                        "x".repeat(900),
                        "an" + Character.toString(Character.MAX_CODE_POINT) + "z"))
            assertThatThrownBy(
                            () ->
                                    users.list(
                                            filter(null, null, "ann"),
                                            new PageWanted(5, Optional.of(cursor))))
                    .hasMessage("`after` is not a cursor of this list");
        assertThat(
                        users.list(
                                        filter(null, null, "x".repeat(4_000)),
                                        new PageWanted(5, Optional.empty()))
                                .items())
                .isEmpty();
    }

    @Test
    void aTableOfBeforeIsBroughtAlong() {
        List<User> created = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            User user = Users.user("usr_%04d".formatted(i), "u" + i + "@example.com");
            created.add(i % 50 == 0 ? user.withRole(Role.ADMIN) : user);
        }
        UsersTable old = fresh();
        old.delete(new Item.Key("UPGRADE#lists", "DONE"));
        old.delete(new Item.Key("COUNT#admins", "COUNT"));
        old.putAll(created.stream().map(UserItems::profile).toList());
        for (User user : created)
            old.put(
                    Item.at(UserItems.address(user.email().orElseThrow()))
                            .with(UserItems.USER_ID, user.id().value()));
        var upgrade = new TableUpgrade(old);
        var repository = new DynamoDbUserRepository(old, upgrade, CLOCK, false);
        var admins = filter(null, Role.ADMIN, null);
        var page = new PageWanted(10, Optional.empty());
        assertThat(repository.list(admins, page).items()).hasSize(3);
        User one = created.getFirst();
        var demotion = Users.change(one, one.withoutRole(Role.ADMIN), "aud_1");
        assertThat(repository.store(demotion)).isEqualTo(Stored.LAST_ADMIN);

        upgrade.run();

        assertThat(upgrade.isListed()).isTrue();
        assertThat(repository.list(admins, page).items()).hasSize(3);
        assertThat(repository.list(filter(null, null, "u77@"), page).items())
                .containsExactly(created.get(77));
        assertThat(repository.store(demotion)).isEqualTo(KEPT);
        User second = created.get(50);
        User third = created.get(100);
        assertThat(repository.store(Users.change(second, second.withoutRole(Role.ADMIN), "aud_2")))
                .isEqualTo(KEPT);
        assertThat(repository.store(Users.change(third, third.withoutRole(Role.ADMIN), "aud_3")))
                .isEqualTo(Stored.LAST_ADMIN);
    }

    @Test
    void adminsAreCountedAgainIfOneComesMeanwhile() {
        UsersTable old = fresh();
        old.delete(new Item.Key("COUNT#admins", "COUNT"));
        var repository = on(old);
        User first = Users.user("usr_1", "a@example.com").withRole(Role.ADMIN);
        boolean derived =
                AdminCount.derive(
                        old,
                        () -> {
                            repository.store(Users.creation(first));
                            return 0;
                        });
        assertThat(derived).isFalse();
        assertThat(AdminCount.isKnown(old)).isFalse();
        assertThat(AdminCount.derive(old, () -> 1)).isTrue();
        assertThat(repository.store(Users.change(first, first.withoutRole(Role.ADMIN), "aud_1")))
                .isEqualTo(Stored.LAST_ADMIN);
    }

    /// All pages of so many, with something happening after each.
    private List<List<User>> pages(UserFilter filter, int first, Runnable meanwhile) {
        var pages = new ArrayList<List<User>>();
        Optional<String> after = Optional.empty();
        boolean more = true;
        while (more) {
            Slice<User> slice = users.list(filter, new PageWanted(first, after));
            pages.add(slice.items());
            after = slice.end();
            more = slice.hasNext();
            meanwhile.run();
        }
        return pages;
    }

    private static UserFilter filter(
            @Nullable UserStatus status, @Nullable Role role, @Nullable String prefix) {
        return new UserFilter(
                Optional.ofNullable(status),
                Optional.ofNullable(role),
                Optional.ofNullable(prefix));
    }
}
