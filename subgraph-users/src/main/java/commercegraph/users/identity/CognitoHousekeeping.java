package commercegraph.users.identity;

import commercegraph.users.domain.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/// Removes sign-ups from the pool that nobody has confirmed for a week: ours are gone by then, and
/// an address is not kept for nothing. Several instances may do it at a time.
final class CognitoHousekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CognitoHousekeeping.class);
    private static final Duration EVERY = Duration.ofHours(6);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int PAGE = 60;
    private static final int PAGES_MAX = 100;

    /// Between pages, as sign-ins and this have one quota.
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final CognitoIdentityProviderClient client;
    private final String pool;
    private final CognitoDirectory directory;
    private final Clock clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("cognito-housekeeping").factory());

    CognitoHousekeeping(
            CognitoIdentityProviderClient client,
            String pool,
            CognitoDirectory directory,
            Clock clock) {
        this.client = client;
        this.pool = pool;
        this.directory = directory;
        this.clock = clock;
    }

    void start() {
        timer.scheduleWithFixedDelay(
                this::tryRound, EVERY.toMinutes(), EVERY.toMinutes(), TimeUnit.MINUTES);
    }

    private void tryRound() {
        try {
            round();
        } catch (RuntimeException failed) {
            LOG.warn("Old sign-ups are removed later: {}", failed.toString());
        }
    }

    /// First those of all pages, then their removal, which would move the pages.
    void round() {
        Instant before = clock.instant().minus(KEPT);
        var old = new ArrayList<UserId>();
        String token = null;
        for (int page = 0; page < PAGES_MAX; page++) {
            ListUsersResponse response = unconfirmed(token);
            response.users().stream()
                    .filter(user -> user.userCreateDate().isBefore(before))
                    .map(UserType::username)
                    .map(UserId::new)
                    .forEach(old::add);
            token = response.paginationToken();
            if (token == null || token.isEmpty()) break;
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        remove(old);
    }

    private void remove(List<UserId> old) {
        old.forEach(directory::delete);
        if (!old.isEmpty()) LOG.info("Removed {} sign-ups that nobody confirmed", old.size());
    }

    private ListUsersResponse unconfirmed(@Nullable String token) {
        return CognitoCalls.call(
                () ->
                        client.listUsers(
                                request ->
                                        request.userPoolId(pool)
                                                .filter("cognito:user_status = \"UNCONFIRMED\"")
                                                .limit(PAGE)
                                                .paginationToken(token)));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
