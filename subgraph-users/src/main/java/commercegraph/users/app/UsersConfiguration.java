package commercegraph.users.app;

import commercegraph.support.ids.Ids;
import commercegraph.users.domain.Accounts;
import commercegraph.users.domain.AuditTrail;
import commercegraph.users.domain.IdSource;
import commercegraph.users.domain.IdentityProvider;
import commercegraph.users.domain.SignIns;
import commercegraph.users.domain.UserAdministration;
import commercegraph.users.domain.UserRepository;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The domain on its ports.
@Configuration(proxyBeanMethods = false)
class UsersConfiguration {

    @Bean
    IdSource idSource() {
        return Ids::next;
    }

    @Bean
    UserAdministration userAdministration(
            UserRepository users,
            AuditTrail auditTrail,
            IdentityProvider provider,
            IdSource ids,
            Clock clock) {
        return new UserAdministration(users, auditTrail, provider, ids, clock);
    }

    @Bean
    Accounts accounts(IdentityProvider provider, UserRepository users, IdSource ids, Clock clock) {
        return new Accounts(provider, users, ids, clock);
    }

    @Bean
    SignIns signIns(IdentityProvider provider, AuditTrail auditTrail, IdSource ids, Clock clock) {
        return new SignIns(provider, auditTrail, ids, clock);
    }
}
