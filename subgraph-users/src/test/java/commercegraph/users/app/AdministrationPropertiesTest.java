package commercegraph.users.app;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.users.domain.AuditEvent;
import commercegraph.users.domain.AuditFilter;
import commercegraph.users.domain.AuditTrail;
import commercegraph.users.domain.Edit;
import commercegraph.users.domain.EmailAddress;
import commercegraph.users.domain.Fault;
import commercegraph.users.domain.Origin;
import commercegraph.users.domain.PageWanted;
import commercegraph.users.domain.Role;
import commercegraph.users.domain.User;
import commercegraph.users.domain.UserAdministration;
import commercegraph.users.domain.UserAdministration.NewUser;
import commercegraph.users.domain.UserFilter;
import commercegraph.users.domain.UserId;
import commercegraph.users.domain.UserOutcome;
import commercegraph.users.domain.UserOutcome.Done;
import commercegraph.users.domain.UserOutcome.Refused;
import commercegraph.users.domain.UserRepository;
import commercegraph.users.domain.UserStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.springframework.context.ConfigurableApplicationContext;

/// Whatever is done to a few users, and however much of it at once: addresses are one user's each,
/// an active admin stays, a version grows by one with each change, each change has its one event,
/// and a key leads where it led first.
class AdministrationPropertiesTest {

    private static final ConfigurableApplicationContext SUBGRAPH =
            UsersUnderTest.start(
                    Map.of(
                            "commercegraph.dynamodb.users-table",
                            "users-properties",
                            "commercegraph.events.every",
                            "1h"));
    private static final UserAdministration ADMINISTRATION =
            SUBGRAPH.getBean(UserAdministration.class);
    private static final UserRepository USERS = SUBGRAPH.getBean(UserRepository.class);
    private static final AuditTrail AUDIT = SUBGRAPH.getBean(AuditTrail.class);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int AT_ONCE = 3;

    /// What is done, to the user of that number if there is one; `version` below zero: none named.
    private record Step(
            Kind kind, int user, int email, Role role, UserStatus status, int version, int key) {}

    private enum Kind {
        CREATE,
        UPDATE,
        STATUS,
        ASSIGN,
        REMOVE
    }

    /// One run: its addresses, the users made in it, and its key scope.
    private record Run(String name, List<UserId> made) {
        Run() {
            this("run" + COUNT.incrementAndGet(), new ArrayList<>());
        }

        synchronized void add(UserId user) {
            if (!made.contains(user)) made.add(user);
        }

        synchronized Optional<UserId> user(int number) {
            return made.isEmpty() ? Optional.empty() : Optional.of(made.get(number % made.size()));
        }

        synchronized List<UserId> all() {
            return List.copyOf(made);
        }
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void rulesHoldAfterEachStep(@ForAll("steps") List<Step> steps) {
        var run = new Run();
        for (Step step : steps) {
            Optional<User> before = run.user(step.user()).flatMap(USERS::find);
            UserOutcome outcome = take(run, step);
            if (step.kind() != Kind.CREATE && step.key() < 0) assertOneStep(before, outcome);
            assertRules(run);
        }
    }

    private static void assertOneStep(Optional<User> before, UserOutcome outcome) {
        if (before.isEmpty() || !(outcome instanceof Done(var after))) return;
        boolean same =
                before.get().status() == after.status()
                        && before.get().roles().equals(after.roles())
                        && before.get().displayName().equals(after.displayName());
        assertThat(after.version()).isEqualTo(before.get().version() + (same ? 0 : 1));
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void rulesHoldWhenMuchHappensAtOnce(@ForAll("steps") List<Step> steps) throws Exception {
        var run = new Run();
        for (int from = 0; from < steps.size(); from += AT_ONCE) {
            List<Callable<UserOutcome>> calls =
                    steps.subList(from, Math.min(from + AT_ONCE, steps.size())).stream()
                            .map(step -> (Callable<UserOutcome>) () -> take(run, step))
                            .toList();
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<UserOutcome> outcome : executor.invokeAll(calls)) outcome.get();
            }
        }
        assertRules(run);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void aKeyLeadsWhereItLedFirst(@ForAll("steps") List<Step> steps) {
        var run = new Run();
        Map<String, UserId> first = new HashMap<>();
        for (Step step : steps) {
            UserId target = run.user(step.user()).orElse(UserId.NOBODY);
            UserOutcome outcome = take(run, step, target);
            if (step.key() < 0) continue;
            String key = step.kind() + "#" + step.key();
            if (outcome instanceof Done(var user))
                assertThat(user.id()).isEqualTo(first.computeIfAbsent(key, _ -> user.id()));
            int events = events(run);
            UserOutcome again = take(run, step, target);
            assertThat(events(run)).isEqualTo(events);
            if (outcome instanceof Done(var user))
                assertThat(((Done) again).user().id()).isEqualTo(user.id());
        }
    }

    private static UserOutcome take(Run run, Step step) {
        return take(run, step, run.user(step.user()).orElse(UserId.NOBODY));
    }

    private static UserOutcome take(Run run, Step step, UserId id) {
        Optional<Integer> version = Optional.of(step.version()).filter(number -> number >= 0);
        Origin origin = origin(run, step, id);
        UserOutcome outcome =
                switch (step.kind()) {
                    case CREATE -> ADMINISTRATION.create(newUser(run, step), origin);
                    case UPDATE ->
                            ADMINISTRATION.update(
                                    id,
                                    version,
                                    new Edit.Set("Name " + step.email()),
                                    new Edit.Keep(),
                                    origin);
                    case STATUS ->
                            ADMINISTRATION.changeStatus(
                                    id, version, step.status(), Optional.empty(), origin);
                    case ASSIGN -> ADMINISTRATION.assignRole(id, step.role(), origin);
                    case REMOVE -> ADMINISTRATION.removeRole(id, step.role(), origin);
                };
        if (outcome instanceof Done(var user)) run.add(user.id());
        if (outcome instanceof Refused(var faults))
            assertThat(faults)
                    .extracting(Fault::code)
                    .isSubsetOf(
                            Fault.Code.EMAIL_TAKEN,
                            Fault.Code.CONFLICT,
                            Fault.Code.NOT_FOUND,
                            Fault.Code.IDEMPOTENCY_KEY_REUSED);
        return outcome;
    }

    private static NewUser newUser(Run run, Step step) {
        return new NewUser(
                "p" + step.email() + "@" + run.name() + ".example",
                Optional.empty(),
                Optional.empty(),
                Set.of(step.role()));
    }

    private static Origin origin(Run run, Step step, UserId target) {
        String input = step + target.value();
        var key =
                new Origin.IdempotencyKey(run.name() + "#" + step.kind(), "k" + step.key(), input);
        return new Origin(
                new UserId("usr_actor"), run.name(), Optional.of(key).filter(_ -> step.key() >= 0));
    }

    private static void assertRules(Run run) {
        List<User> users = new ArrayList<>(USERS.findAll(Set.copyOf(run.all())));
        assertThat(users).hasSameSizeAs(run.all());
        assertThat(users.stream().flatMap(user -> user.email().stream()).map(EmailAddress::unique))
                .doesNotHaveDuplicates();
        for (User user : users) {
            List<AuditEvent> events = events(user.id());
            assertThat(events).as(user.toString()).hasSize(user.version());
            assertThat(events).extracting(AuditEvent::id).doesNotHaveDuplicates();
        }
        var activeAdmins =
                new UserFilter(
                        Optional.of(UserStatus.ACTIVE), Optional.of(Role.ADMIN), Optional.empty());
        assertThat(USERS.list(activeAdmins, new PageWanted(1, Optional.empty())).items())
                .isNotEmpty();
    }

    private static int events(Run run) {
        return run.all().stream().mapToInt(user -> events(user).size()).sum();
    }

    private static List<AuditEvent> events(UserId user) {
        return AUDIT.list(AuditFilter.of(user), new PageWanted(100, Optional.empty())).items();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Kind> kinds =
                Arbitraries.frequencyOf(
                        Tuple.of(2, Arbitraries.just(Kind.CREATE)),
                        Tuple.of(5, Arbitraries.of(Kind.class)));
        return Combinators.combine(
                        kinds,
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(Role.ADMIN, Role.CUSTOMER, Role.SUPPORT),
                        Arbitraries.of(UserStatus.class),
                        Arbitraries.of(-1, -1, -1, 1, 2, 3),
                        Arbitraries.of(-1, -1, 0, 1))
                .as(Step::new)
                .list()
                .ofMinSize(6)
                .ofMaxSize(24);
    }
}
