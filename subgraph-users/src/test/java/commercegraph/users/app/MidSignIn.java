package commercegraph.users.app;

import commercegraph.users.domain.SessionStore;
import commercegraph.users.domain.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/// Lets a test act in the middle of a sign-in or a refresh: when the user was read and the password
/// was found right, and before there is a token.
@Component
final class MidSignIn implements BeanPostProcessor {

    private static final Runnable NOTHING = () -> {};

    private final AtomicReference<Runnable> next = new AtomicReference<>(NOTHING);

    /// Once, in the next one.
    void once(Runnable action) {
        next.set(action);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof SessionStore store ? new Interrupted(store) : bean;
    }

    private final class Interrupted implements SessionStore {

        private final SessionStore store;

        Interrupted(SessionStore store) {
            this.store = store;
        }

        @Override
        public void keep(Session session) {
            next.getAndSet(NOTHING).run();
            store.keep(session);
        }

        @Override
        public Optional<Session> find(String tokenHash, Instant now) {
            return store.find(tokenHash, now);
        }

        @Override
        public boolean rotate(Session former, Session following) {
            next.getAndSet(NOTHING).run();
            return store.rotate(former, following);
        }

        @Override
        public NotBefore notBefore(UserId user) {
            return store.notBefore(user);
        }

        @Override
        public void end(UserId user, Instant now) {
            store.end(user, now);
        }
    }
}
