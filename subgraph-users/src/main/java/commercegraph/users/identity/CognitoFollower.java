package commercegraph.users.identity;

import commercegraph.users.domain.FollowUps;
import commercegraph.users.domain.FollowUps.FollowUp;
import commercegraph.users.domain.UserId;
import commercegraph.users.domain.UserRepository;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees that the pool follows every change: at once after it where that works, and otherwise until
/// it does. Several instances may do it at a time, as each step can be done twice.
final class CognitoFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CognitoFollower.class);
    private static final int USERS_MAX = 50;

    private final FollowUps followUps;
    private final UserRepository users;
    private final CognitoDirectory directory;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("cognito-follower").factory());

    CognitoFollower(FollowUps followUps, UserRepository users, CognitoDirectory directory) {
        this.followUps = followUps;
        this.users = users;
        this.directory = directory;
    }

    void start(Duration every) {
        timer.scheduleWithFixedDelay(
                this::round, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// One who can't be followed holds nobody else up.
    private void round() {
        try {
            followUps.waiting(USERS_MAX).forEach(this::tryToFollow);
        } catch (RuntimeException failed) {
            LOG.warn("Users to be followed can't be read: {}", failed.toString());
        }
    }

    /// After a change that is kept already: what fails here is done by the next round.
    void tryToFollow(FollowUp followUp) {
        try {
            follow(followUp.user());
            followUps.done(followUp);
        } catch (RuntimeException failed) {
            LOG.warn("{} is to be followed later: {}", followUp.user().value(), failed.toString());
        }
    }

    /// As our record says by now.
    void follow(UserId user) {
        users.find(user).ifPresent(directory::follow);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
